import type { Database } from "#db/client";

/** Texts of documents by SHA-256 (hex). Throws when one is missing: what was accepted is never gone. */
export async function readTexts(
  { pool }: Pick<Database, "pool">,
  hashes: readonly string[],
): Promise<(sha256: string) => string> {
  const { rows } = await pool.query<{ sha256: string; bytes: Buffer }>({
    name: "read-texts",
    text: "select sha256, bytes from contents where sha256 = any($1)",
    values: [[...new Set(hashes)]],
  });
  const texts = new Map(rows.map(({ sha256, bytes }) => [sha256, bytes.toString("utf8")]));
  return (sha256) => {
    const text = texts.get(sha256);
    if (text === undefined) throw new Error(`The content ${sha256} is missing from the database.`);
    return text;
  };
}
