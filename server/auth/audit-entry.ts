import { z } from "zod";
import { Json } from "#workflows/definition/json";
import { Actor } from "#workflows/run/actor";

/**
 * One act worth proving later. `target` is `<noun>:<id>`, `action` is `<noun>.<pastTense>`. `before` and
 * `after` hold what changed: references and small values, never documents, secrets or e-mail addresses.
 */
export const AuditEntry = z.object({
  /** Epoch milliseconds. */
  at: z.number(),
  actor: Actor.pick({ kind: true, id: true, name: true }),
  action: z.string(),
  target: z.string(),
  before: Json,
  after: Json,
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** The `body` of the entry's row: canonical JSON (sorted keys, no spaces), safe for jsonb. */
export function writeAuditBody({ at, actor, action, target, before, after }: AuditEntry): string {
  const { kind, id, name } = actor;
  return writeCanonicalJson({ at, actor: { kind, id, name }, action, target, before, after });
}

/** Answers the same text for the same value, however its keys were ordered. */
export function writeCanonicalJson(value: Json): string {
  if (typeof value === "string") return JSON.stringify(cleanText(value));
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(writeCanonicalJson).join(",")}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([key, member]) => `${writeCanonicalJson(key)}:${writeCanonicalJson(member)}`).join(",")}}`;
}

/** jsonb refuses NUL and lone surrogates (E27). */
function cleanText(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\uFFFD");
}
