import { AuditEntry } from "#server/auth/audit-entry";
import type { StoredEntry } from "#server/auth/list-audit";

/** The forms in which the audit log leaves the program. */
export type AuditForm = "csv" | "json";

/** Turns entries into the text of a file, piece by piece. */
export async function* writeAudit(
  entries: AsyncIterable<StoredEntry>,
  form: AuditForm,
): AsyncGenerator<string> {
  yield* form === "csv" ? writeCsv(entries) : writeJson(entries);
}

const COLUMNS = ["number", "at", "actor", "actor_id", "kind", "action", "target", "before", "after", "hash"];

async function* writeCsv(entries: AsyncIterable<StoredEntry>): AsyncGenerator<string> {
  yield `${COLUMNS.join(",")}\r\n`;
  for await (const { seq, body, hash } of entries) {
    const { at, actor, action, target, before, after } = AuditEntry.parse(JSON.parse(body));
    const json = (value: unknown) => (value === null ? "" : JSON.stringify(value));
    const cells = [
      String(seq),
      new Date(at).toISOString(),
      actor.name,
      actor.id,
      actor.kind,
      action,
      target,
      json(before),
      json(after),
      hash,
    ];
    yield `${cells.map(writeCell).join(",")}\r\n`;
  }
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe (S27). */
export function writeCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** With the bodies as they were hashed, so that whoever has the file can follow the chain. */
async function* writeJson(entries: AsyncIterable<StoredEntry>): AsyncGenerator<string> {
  let separator = "[\n";
  for await (const entry of entries) {
    yield separator + JSON.stringify(entry);
    separator = ",\n";
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}
