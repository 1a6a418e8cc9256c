import { DEFAULT_REMIND, type Deadline, DeadlinePolicy, LONGEST_DEADLINE_MS } from "../definition/deadline";
import type { StepNode } from "../definition/definition";
import { readDuration } from "./duration";
import type { ProblemLog } from "./problem-log";
import { readChoice, readFlag, readTextValues } from "./read-fields";
import type { Scope } from "./scope";
import { fieldOf, isNull, type SourceMap } from "./source-value";

type Gate = Pick<StepNode, "gate" | "deadline" | "fourEyes">;

const GATES = ["before", "after", "both"] as const;
const GATE_KEYS = ["when", "within", "on_deadline", "remind", "four_eyes"];

/**
 * Where a step waits for a person: `gate: after`, or a map with the time limit of the request. A note that begins
 * with "HITL REQUIRED" asks for a gate as well (product.md 4).
 */
export function lowerGate(scope: Scope, map: SourceMap, notes: string): Gate {
  const { log } = scope.lowering;
  const value = fieldOf(map, "gate");
  if (value?.kind === "map") return readGateMap(log, value);
  if (value?.kind === "scalar" && typeof value.value === "boolean") {
    return { gate: value.value ? "after" : null };
  }
  if (value !== undefined && !isNull(value)) return { gate: readChoice(log, map, "gate", GATES) };
  return { gate: /^\W*HITL REQUIRED/.test(notes) ? "after" : null };
}

function readGateMap(log: ProblemLog, map: SourceMap): Gate {
  for (const { key, place } of map.entries.filter((entry) => !GATE_KEYS.includes(entry.key))) {
    const hint = `Its keys are ${GATE_KEYS.join(", ")}.`;
    log.error(place, "unknown-key", `"gate" has no key "${key}".`, hint);
  }
  const deadline = readDeadline(log, map);
  const fourEyes = readFlag(log, map, "four_eyes");
  return {
    gate: readChoice(log, map, "when", GATES) ?? "after",
    ...(deadline ? { deadline } : {}),
    ...(fourEyes ? { fourEyes } : {}),
  };
}

function readDeadline(log: ProblemLog, map: SourceMap): Deadline | undefined {
  const withinMs = readDuration(log, map, "within", 1_000, LONGEST_DEADLINE_MS);
  const onDeadline = readChoice(log, map, "on_deadline", DeadlinePolicy.options) ?? "keep";
  const remind = readShares(log, map);
  if (withinMs !== null) return { withinMs, onDeadline, remind };
  const stray = map.entries.find(({ key }) => key === "on_deadline" || key === "remind");
  if (stray && fieldOf(map, "within") === undefined) {
    const message = `"${stray.key}" says nothing without a time limit.`;
    log.error(stray.place, "missing-key", message, "Add within:, for example within: 24h.");
  }
  return undefined;
}

/** Shares of the time such as `[50%, 90%]`, each between 1 % and 99 %. */
function readShares(log: ProblemLog, map: SourceMap): number[] {
  if (fieldOf(map, "remind") === undefined) return DEFAULT_REMIND;
  const shares = readTextValues(log, map, "remind").flatMap(({ text, value }) => {
    const percent = /^([1-9]\d?)\s*%$/.exec(text)?.[1];
    if (percent !== undefined) return [Number(percent) / 100];
    const message = `"remind" takes shares of the time, not "${text.slice(0, 40)}".`;
    log.error(value.place, "unknown-value", message, "Write for example remind: [50%, 90%].");
    return [];
  });
  return [...new Set(shares)].sort((a, b) => a - b).slice(0, 10);
}
