import type { Expression } from "./expression";
import { isUnsafeName } from "./unsafe-name";

/** Why a condition cannot be read; `path` leads from the condition to the faulty part. */
export type ConditionError = { error: string; hint: string; path: (string | number)[] };
export type ParsedCondition = { expression: Expression } | ConditionError;

const IDENTIFIER = /^[\p{L}_][\p{L}\p{N}_-]*$/u;
const KEY_PATH = /^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*$/u;
const MAX_DEPTH = 32;
const FORMS =
  "Write context.KEY, not_empty:KEY, equals:KEY,VALUE, always_true, always_false, a name such as user_wants_tests, or a map with one of all, any, not.";

/** Reads a condition as YAML gives it: a string, a boolean or a map (formats.md 2.2). Never throws. */
export function parseCondition(value: unknown): ParsedCondition {
  return parseAt(value, [], 0);
}

function parseAt(value: unknown, path: (string | number)[], depth: number): ParsedCondition {
  if (depth > MAX_DEPTH) {
    return { error: `The condition is nested deeper than ${MAX_DEPTH} levels.`, hint: "Split it.", path };
  }
  if (typeof value === "boolean") return { expression: { kind: "constant", value } };
  if (typeof value === "string") return withPath(parseText(value.trim()), path);
  if (Array.isArray(value)) {
    return { error: "A condition is not a list.", hint: "Put the list under all: or any:.", path };
  }
  if (typeof value === "object" && value !== null) return parseMap(value, path, depth);
  const shown = value === null || value === undefined ? "empty" : `the ${typeof value} ${String(value)}`;
  return { error: `The condition is ${shown}.`, hint: FORMS, path };
}

function withPath(
  parsed: { expression: Expression } | { error: string; hint: string },
  path: (string | number)[],
) {
  return "error" in parsed ? { ...parsed, path } : parsed;
}

function parseMap(map: object, path: (string | number)[], depth: number): ParsedCondition {
  const keys = Object.keys(map);
  const key = keys[0];
  if (key === undefined || keys.length > 1) {
    const found = keys.length === 0 ? "none" : keys.map(shorten).join(", ");
    return { error: `A condition map has one key, not ${found}.`, hint: "Use all:, any: or not:.", path };
  }
  const inner: unknown = Object.values(map)[0];
  if (key === "not") {
    const parsed = parseAt(inner, [...path, key], depth + 1);
    return "error" in parsed ? parsed : { expression: { kind: "not", of: parsed.expression } };
  }
  if (key === "all" || key === "any") return parseGroup(key, inner, [...path, key], depth);
  return { error: `A condition map cannot have the key "${key}".`, hint: "Use all:, any: or not:.", path };
}

function parseGroup(
  kind: "all" | "any",
  inner: unknown,
  path: (string | number)[],
  depth: number,
): ParsedCondition {
  if (!Array.isArray(inner) || inner.length === 0) {
    const hint = `Write ${kind}: [first_condition, second_condition].`;
    return { error: `"${kind}" needs a list of at least one condition.`, hint, path };
  }
  const of: Expression[] = [];
  for (const [index, item] of inner.entries()) {
    const parsed = parseAt(item, [...path, index], depth + 1);
    if ("error" in parsed) return parsed;
    of.push(parsed.expression);
  }
  return { expression: { kind, of } };
}

type ParsedText = { expression: Expression } | { error: string; hint: string };

function parseText(text: string): ParsedText {
  if (text === "") return { error: "The condition is empty.", hint: FORMS };
  if (text === "always_true" || text === "true") return { expression: { kind: "constant", value: true } };
  if (text === "always_false" || text === "false") return { expression: { kind: "constant", value: false } };
  if (text.startsWith("context.")) {
    return withKey(text.slice("context.".length), (key) => ({ kind: "truthy", key }));
  }
  if (text.startsWith("not_empty:")) {
    return withKey(text.slice("not_empty:".length), (key) => ({ kind: "notEmpty", key }));
  }
  if (text.startsWith("equals:")) return parseEquals(text.slice("equals:".length));
  if (/^(yes|no|on|off)$/i.test(text)) return notACondition(text);
  if (isUnsafeName(text)) return { error: `"${text}" cannot be the name of a condition.`, hint: FORMS };
  if (IDENTIFIER.test(text)) return { expression: { kind: "fact", name: text } };
  return notACondition(text);
}

function notACondition(text: string): ParsedText {
  return { error: `"${shorten(text)}" is not a condition.`, hint: hintFor(text) };
}

function parseEquals(rest: string): ParsedText {
  const comma = rest.indexOf(",");
  if (comma < 0) {
    return {
      error: `"equals:${shorten(rest)}" has no comma between key and value.`,
      hint: "Write equals:KEY,VALUE, for example equals:tests,pass.",
    };
  }
  const value = rest.slice(comma + 1).trim();
  return withKey(rest.slice(0, comma), (key) => ({ kind: "equals", key, value }));
}

function withKey(text: string, make: (key: string) => Expression): ParsedText {
  const key = text.trim();
  if (key === "") return { error: "The condition names no key.", hint: FORMS };
  if (!KEY_PATH.test(key)) {
    return {
      error: `"${shorten(key)}" is not a key.`,
      hint: "A key has letters, digits, _ and -, and dots between the parts of a path.",
    };
  }
  const unsafe = key.split(".").find(isUnsafeName);
  if (unsafe) return { error: `"${unsafe}" cannot be part of a key.`, hint: "Choose another name." };
  return { expression: make(key) };
}

function hintFor(text: string): string {
  if (/^(yes|no|on|off)$/i.test(text)) return "Write always_true or always_false.";
  if (/^(!|not\b)/.test(text))
    return `Write a map instead: { not: ${text.replace(/^(!|not\b)\s*/, "") || "…"} }.`;
  if (/&&|\band\b/.test(text)) return "Write a map instead: { all: [first, second] }.";
  if (/\|\||\bor\b/.test(text)) return "Write a map instead: { any: [first, second] }.";
  if (/[=<>]/.test(text)) return "Comparisons are written equals:KEY,VALUE.";
  if (KEY_PATH.test(text)) return `A path starts with context., for example context.${text}.`;
  return FORMS;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
