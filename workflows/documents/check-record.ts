import { z } from "zod";
import type { Json, JsonObject } from "../definition/json";
import { type RecordPath, readRecord } from "../dialects/record-text";

/** What of a record does not fit its schema, in words. */
export type RecordFault = { path: RecordPath; sentence: string };

/** Why records cannot be checked against a JSON Schema, in the words of its reader; null when they can. */
export function explainSchema(schema: JsonObject): string | null {
  try {
    z.fromJSONSchema(schema);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Where a record does not fit; of a text that is no YAML one fault for the whole. */
export function checkRecord(schema: JsonObject, source: string): RecordFault[] {
  const record = readRecord(source);
  if (!record) return [{ path: [], sentence: NO_YAML }];
  const checked = z.fromJSONSchema(schema).safeParse(record.value);
  return checked.success ? [] : checked.error.issues.map((issue) => sayIssue(issue, record.value));
}

const NO_YAML = "This is no YAML that is taken: its lines do not fit together, or it has an alias (*name).";

/** Those that the text before did not have: an agent's own faults hinder nobody. */
export function newFaults(schema: JsonObject, before: string, after: string): RecordFault[] {
  const known = new Set(checkRecord(schema, before).map(({ sentence }) => sentence));
  return checkRecord(schema, after).filter(({ sentence }) => !known.has(sentence));
}

function sayIssue(issue: z.core.$ZodIssue, value: Json): RecordFault {
  const path = issue.path.filter((key) => typeof key !== "symbol");
  const name = path.length === 0 ? "The document" : `"${path.join(" ")}"`;
  return { path, sentence: `${name} ${sayWhat(issue, valueAt(value, path) === undefined)}.` };
}

function sayWhat(issue: z.core.$ZodIssue, isMissing: boolean): string {
  if (isMissing) return "is missing";
  if (issue.code === "invalid_type") return `must be ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === "invalid_value") return `must be one of ${issue.values.map(String).join(", ")}`;
  if (issue.code === "too_big") return `must be at most ${issue.maximum}${unitOf(issue.origin)}`;
  if (issue.code === "too_small") return `must be at least ${issue.minimum}${unitOf(issue.origin)}`;
  if (issue.code === "unrecognized_keys") return `must not have ${issue.keys.join(", ")}`;
  return `does not fit: ${issue.message}`;
}

const KINDS: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "yes or no",
  array: "a list",
  object: "a map of values",
};

function unitOf(origin: string): string {
  if (origin === "string") return " characters long";
  return origin === "array" ? " items long" : "";
}

function valueAt(value: Json | undefined, path: RecordPath): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof value !== "object" || value === null) return undefined;
  return valueAt(Object.entries(value).find(([name]) => name === String(key))?.[1], rest);
}
