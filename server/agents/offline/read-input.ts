import type { JsonObject } from "#workflows/definition/json";

/** Names under which workflows ask for the one text that everything is about. */
const SUBJECT_NAMES = [
  "idea",
  "question",
  "report",
  "request",
  "description",
  "prompt",
  "brief",
  "topic",
  "goal",
];

/** The text that the run is about: by name, else the longest text, else the run's title. */
export function readSubject(input: JsonObject, title: string): string {
  const named = SUBJECT_NAMES.map((name) => readText(input, name)).find((text) => text !== "");
  const longest = Object.values(input)
    .filter((value) => typeof value === "string")
    .reduce((best, value) => (value.length > best.length ? value : best), "");
  return named ?? (longest.trim() || title);
}

/** The value as text; numbers and booleans as people write them, everything else is empty. */
export function readText(input: JsonObject, name: string): string {
  const value = Object.hasOwn(input, name) ? input[name] : undefined;
  if (typeof value === "string") return value.trim();
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "number" ? String(value) : "";
}

/** A list; a text counts line by line. */
export function readTexts(input: JsonObject, name: string): string[] {
  const value = Object.hasOwn(input, name) ? input[name] : undefined;
  const items = Array.isArray(value)
    ? value.filter((item) => typeof item === "string")
    : readText(input, name).split("\n");
  return items.map((item) => item.trim()).filter((item) => item !== "");
}
