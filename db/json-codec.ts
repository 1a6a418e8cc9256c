/**
 * The one codec for everything that goes into json columns. Postgres refuses NUL and lone surrogates, which
 * texts of models can hold: they become U+FFFD (E27). The bytes of documents are kept as they are in `contents`.
 */
export function toJsonText(value: unknown): string {
  const text = JSON.stringify(value);
  if (!text.includes("\\u") || !UNSAFE.test(text)) return text;
  return JSON.stringify(value, (_, part) => cleanPart(part));
}

/** Names inside of an object are texts as well. */
function cleanPart(part: unknown): unknown {
  if (typeof part === "string") return cleanText(part);
  if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [cleanText(name), inner]));
}

/** What JSON.stringify makes of NUL and of lone surrogates. */
const UNSAFE = /\\u0000|\\ud[89a-f][0-9a-f]{2}/;

/** A text that Postgres takes. */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\uFFFD");
}
