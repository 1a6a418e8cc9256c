import type { ProblemLog } from "./problem-log";
import { fieldOf, isNull, type SourceMap, type SourceValue } from "./source-value";

/** What a value is called in a message. */
export function nameOf(value: SourceValue): string {
  if (value.kind === "list") return "a list";
  if (value.kind === "map") return "a map";
  return value.value === null
    ? "empty"
    : `"${value.text.length > 40 ? `${value.text.slice(0, 40)}…` : value.text}"`;
}

/**
 * Text as it stands in the file. An unquoted `Performance: 60+ FPS` or `{{title}}`, which YAML takes for a map,
 * is read as the text that it looks like (formats.md 1).
 */
export function textOf(value: SourceValue): string | null {
  if (value.kind === "scalar") return value.value === null ? null : value.text;
  return value.kind === "map" && !value.raw.includes("\n") ? value.raw : null;
}

/** The text under `key`; null when it is absent or empty. */
export function readText(log: ProblemLog, map: SourceMap, key: string): string | null {
  const value = fieldOf(map, key);
  if (value === undefined || isNull(value)) return null;
  const text = textOf(value);
  if (text === null) {
    log.error(
      value.place,
      "wrong-type",
      `"${key}" should be text, not ${nameOf(value)}.`,
      "Put the text in quotes.",
    );
  }
  return text;
}

/** Longer text; a list of texts becomes its lines. */
export function readNotes(log: ProblemLog, map: SourceMap, key: string): string {
  const value = fieldOf(map, key);
  if (value?.kind === "list") return readTexts(log, map, key).join("\n");
  if (value?.kind === "map") return value.raw;
  return readText(log, map, key) ?? "";
}

/** What a step says about itself, under whichever name. */
export function readStepNotes(log: ProblemLog, map: SourceMap): string {
  const told = ["notes", "note", "description"].map((key) => readNotes(log, map, key));
  return told.find((text) => text !== "") ?? "";
}

/** A list of texts, or one text. Null and empty items are left out. */
export function readTexts(log: ProblemLog, map: SourceMap, key: string): string[] {
  return readTextValues(log, map, key).map(({ text }) => text);
}

export type TextAt = { text: string; value: SourceValue };

export function readTextValues(log: ProblemLog, map: SourceMap, key: string): TextAt[] {
  const value = fieldOf(map, key);
  if (value === undefined || isNull(value)) return [];
  const items = value.kind === "list" ? value.items : [value];
  return items.flatMap((item): TextAt[] => {
    if (isNull(item)) return [];
    const text = textOf(item);
    if (text !== null) return [{ text: text.trim(), value: item }];
    const message = `"${key}" should be text or a list of texts; this is ${nameOf(item)}.`;
    log.error(item.place, "wrong-type", message, "Put the text in quotes.");
    return [];
  });
}

const YES = /^(yes|on|y)$/i;
const NO = /^(no|off|n)$/i;

export function readFlag(log: ProblemLog, map: SourceMap, key: string): boolean {
  const value = fieldOf(map, key);
  if (value === undefined || isNull(value)) return false;
  if (value.kind === "scalar") {
    if (typeof value.value === "boolean") return value.value;
    if (/^(true|false)$/i.test(value.text)) return /^true$/i.test(value.text);
    if (YES.test(value.text) || NO.test(value.text)) {
      const answer = YES.test(value.text);
      log.warn(
        value.place,
        "wrong-type",
        `"${key}" is read as ${answer}.`,
        `Write ${answer} instead of ${value.text}.`,
      );
      return answer;
    }
  }
  log.error(
    value.place,
    "wrong-type",
    `"${key}" should be true or false, not ${nameOf(value)}.`,
    "Write true or false.",
  );
  return false;
}

/** A whole number from `min` to `max`; null when absent or wrong. */
export function readCount(
  log: ProblemLog,
  map: SourceMap,
  key: string,
  min: number,
  max: number,
): number | null {
  const value = fieldOf(map, key);
  if (value === undefined || isNull(value)) return null;
  const text = value.kind === "scalar" ? value.text.trim() : "";
  const count = /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : Number.NaN;
  if (count >= min && count <= max) return count;
  const message = `"${key}" should be a whole number from ${min} to ${max}, not ${nameOf(value)}.`;
  log.error(
    value.place,
    "wrong-type",
    message,
    `Write it in digits, for example ${key}: ${Math.max(min, 1)}.`,
  );
  return null;
}

/** One of a few words; null when absent or wrong. */
export function readChoice<Choice extends string>(
  log: ProblemLog,
  map: SourceMap,
  key: string,
  choices: readonly Choice[],
): Choice | null {
  const value = fieldOf(map, key);
  if (value === undefined || isNull(value)) return null;
  const found = choices.find((choice) => value.kind === "scalar" && value.text === choice);
  if (found) return found;
  const words = choices.join(", ");
  log.error(value.place, "unknown-value", `"${key}" cannot be ${nameOf(value)}.`, `Write one of: ${words}.`);
  return null;
}

/** A map under `key`; undefined when absent or wrong. */
export function readMap(log: ProblemLog, map: SourceMap, key: string): SourceMap | undefined {
  const value = fieldOf(map, key);
  if (value === undefined || isNull(value)) return undefined;
  if (value.kind === "map") return value;
  log.error(
    value.place,
    "wrong-type",
    `"${key}" should be a map, not ${nameOf(value)}.`,
    "Write key: value lines below it.",
  );
  return undefined;
}

/** A list under `key`; a single item counts as a list of one. Undefined when absent. */
export function readList(map: SourceMap, key: string): SourceValue[] | undefined {
  const value = fieldOf(map, key);
  if (value === undefined || isNull(value)) return undefined;
  return value.kind === "list" ? value.items.filter((item) => !isNull(item)) : [value];
}
