import type { ProblemLog } from "./problem-log";
import { nameOf } from "./read-fields";
import { fieldOf, isNull, type SourceMap } from "./source-value";

const UNIT_MS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const LONGEST_MS = 30 * 86_400_000;

/** Milliseconds of a text such as `500ms`, `1s`, `1.5m`, `2h`, `1d`; null when it is none or over the longest. */
export function parseDuration(text: string, longestMs = LONGEST_MS): number | null {
  const match = /^(\d{1,9}(?:\.\d{1,3})?)\s*(ms|s|m|h|d)$/.exec(text.trim());
  if (!match) return null;
  const ms = Math.round(Number(match[1]) * (UNIT_MS[match[2] ?? ""] ?? Number.NaN));
  return ms <= longestMs ? ms : null;
}

/** The duration under `key` in milliseconds, at least `min`; null when absent or wrong. */
export function readDuration(
  log: ProblemLog,
  map: SourceMap,
  key: string,
  min: number,
  longestMs = LONGEST_MS,
): number | null {
  const value = fieldOf(map, key);
  if (value === undefined || isNull(value)) return null;
  const ms = value.kind === "scalar" ? parseDuration(value.text, longestMs) : null;
  if (ms !== null && ms >= min) return ms;
  const message = `"${key}" should be a duration of at most ${longestMs / 86_400_000} days, not ${nameOf(value)}.`;
  log.error(value.place, "bad-duration", message, "Write a number with a unit: 500ms, 30s, 5m, 1h.");
  return null;
}
