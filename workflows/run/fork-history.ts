import type { Json, JsonObject } from "../definition/json";
import type { RunEvent } from "./events";
import type { StoredEvent } from "./signals";

/** The number up to which a history can be shared at `seq`: what was recorded in one moment is never cut. */
export function endOfMoment(events: readonly RunEvent[], seq: number): number {
  const at = events[seq - 1]?.at;
  let end = seq;
  while (at !== undefined && events[end]?.at === at) end += 1;
  return end;
}

/** The number at which a step or block last began; undefined when the run has not come to it. */
export function beginningOf(events: readonly RunEvent[], stepKey: string): number | undefined {
  let begun: { iteration: number; seq: number } | undefined;
  for (const { data, seq, type } of events) {
    if (!("iteration" in data) || data.stepKey !== stepKey || type === "steps.reset") continue;
    if (!begun || data.iteration > begun.iteration) begun = { iteration: data.iteration, seq };
  }
  return begun?.seq;
}

type Copy = { from: string; to: string; requestId: string };

/**
 * The events as the past of another run: ids that come from the run's id come from the new one's, and ids that
 * people's programs made are told apart, because tables know them.
 */
export function copyHistory(events: readonly RunEvent[], copy: Copy): StoredEvent[] {
  return events.map(({ seq, at, type, data }) => {
    const own: JsonObject = type === "run.started" ? { requestId: copy.requestId } : {};
    return { seq, at, type, data: { ...copyObject(data as JsonObject, copy), ...own } };
  });
}

function copyObject(object: JsonObject, copy: Copy): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, copyValue(key, value, copy)]));
}

function copyValue(key: string, value: Json, copy: Copy): Json {
  if (typeof value === "string") return copyText(key, value, copy);
  if (Array.isArray(value)) {
    return value.map((item) => copyValue(key === "remarks" ? "remark" : "", item, copy));
  }
  if (value === null || typeof value !== "object") return value;
  const inner = copyObject(value, copy);
  return key === "remark" ? { ...inner, id: `${copy.to}:${inner.id}` } : inner;
}

function copyText(key: string, text: string, { from, to }: Copy): string {
  if (text === from) return to;
  if (text.startsWith(`${from}-`)) return to + text.slice(from.length);
  if (key === "scope" && text.endsWith(`/${from}`)) return text.slice(0, -from.length) + to;
  return key === "decisionId" ? `${to}:${text}` : text;
}
