import { createHash } from "node:crypto";
import type { Pool } from "pg";
import type { NewContent } from "./run-move";

/** A document's bytes with their SHA-256. */
export function contentOf(text: string): NewContent {
  const bytes = Buffer.from(text.toWellFormed(), "utf8");
  return { sha256: hashOf(bytes), bytes };
}

function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * Reads documents as text, by SHA-256 (hex). Throws when one is missing or not what its hash says: what was
 * approved is what is used.
 */
export async function readContents(
  pool: Pick<Pool, "query">,
  hashes: readonly string[],
): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map();
  const { rows } = await pool.query<{ sha256: string; bytes: Buffer }>({
    name: "read-contents",
    text: "select sha256, bytes from contents where sha256 = any($1)",
    values: [hashes],
  });
  const changed = rows.find(({ sha256, bytes }) => hashOf(bytes) !== sha256);
  if (changed)
    throw new Error(`The content ${changed.sha256} is not what was accepted: its bytes were changed.`);
  const found = new Map(rows.map(({ sha256, bytes }) => [sha256, bytes.toString("utf8")]));
  const missing = hashes.find((sha256) => !found.has(sha256));
  if (missing) throw new Error(`The content ${missing} is missing from the database.`);
  return found;
}
