import { type OnReject, Role, type StepNode } from "../definition/definition";
import { readDuration } from "./duration";
import { lowerGate } from "./lower-gate";
import { nameOf, readChoice, readCount, readMap, readText } from "./read-fields";
import type { Scope } from "./scope";
import { fieldOf, isNull, type SourceMap } from "./source-value";

type Rules = Pick<
  StepNode,
  | "gate"
  | "deadline"
  | "fourEyes"
  | "role"
  | "approvals"
  | "onReject"
  | "retry"
  | "timeoutMs"
  | "effect"
  | "weight"
>;

const DEFAULT_RETRY = { attempts: 3, backoffMs: 1_000 };
const DEFAULT_TIMEOUT_MS = 600_000;
const EFFECTS = ["pure", "idempotent", "unsafe"] as const;

/** Gates, retries and limits of a step (formats.md 2.1), with the defaults of product.md 3.9 and 4. */
export function lowerRules(scope: Scope, map: SourceMap, notes: string): Rules {
  const { log } = scope.lowering;
  const rules = {
    ...lowerGate(scope, map, notes),
    role: readChoice(log, map, "role", Role.options),
    approvals: readCount(log, map, "approvals", 1, 20) ?? 1,
    onReject: readOnReject(scope, map),
    retry: readRetry(scope, map),
    timeoutMs: readDuration(log, map, "timeout", 1) ?? DEFAULT_TIMEOUT_MS,
    effect: readChoice(log, map, "effect", EFFECTS) ?? "pure",
    weight: readCount(log, map, "weight", 0, 1_000) ?? 1,
  };
  warnOfSilentApproval(scope, map, rules);
  warnOfSilentReturn(scope, map, rules);
  return rules;
}

/** What several people or an owner have to agree on, or what cannot be taken back, is better not left to the clock. */
function warnOfSilentApproval({ lowering }: Scope, map: SourceMap, rules: Rules): void {
  const isHighRisk = rules.approvals > 1 || rules.role === "owner" || rules.effect === "unsafe";
  if (rules.deadline?.onDeadline !== "approve" || !isHighRisk) return;
  const message = "This gate is of high risk, and approves itself when nobody decides in time.";
  const place = fieldOf(map, "gate")?.place ?? map.place;
  lowering.log.warn(place, "silent-approval", message, "Write on_deadline: keep or reject.");
}

/** Nobody answers, the work goes back and comes again: only the cap on attempts ends that. */
function warnOfSilentReturn({ lowering }: Scope, map: SourceMap, { deadline, onReject }: Rules): void {
  if (deadline?.onDeadline !== "reject" || onReject.kind !== "goto") return;
  const message = `This gate sends the run back to "${onReject.step}" whenever nobody decides in time, over and over.`;
  const place = fieldOf(map, "gate")?.place ?? map.place;
  const hint = "Write on_deadline: keep, or on_reject: halt.";
  lowering.log.warn(place, "silent-return", message, hint);
}

function readOnReject(scope: Scope, map: SourceMap): OnReject {
  const { log } = scope.lowering;
  const value = fieldOf(map, "on_reject");
  if (value === undefined || isNull(value)) return { kind: "continue" };
  if (value.kind === "scalar" && (value.text === "continue" || value.text === "halt"))
    return { kind: value.text };
  if (value.kind !== "map") {
    const message = `"on_reject" cannot be ${nameOf(value)}.`;
    log.error(value.place, "unknown-value", message, "Write continue, halt or { goto: step-id }.");
    return { kind: "continue" };
  }
  const step = readText(log, value, "goto");
  if (step !== null && value.entries.length === 1) return { kind: "goto", step: step.trim() };
  log.error(
    value.place,
    "unknown-value",
    `"on_reject" has one key, goto.`,
    "Write on_reject: { goto: step-id }.",
  );
  return { kind: "continue" };
}

function readRetry(scope: Scope, map: SourceMap): StepNode["retry"] {
  const { log } = scope.lowering;
  const value = fieldOf(map, "retry");
  if (value === undefined || isNull(value)) return DEFAULT_RETRY;
  if (value.kind !== "map") {
    return { ...DEFAULT_RETRY, attempts: readCount(log, map, "retry", 1, 100) ?? DEFAULT_RETRY.attempts };
  }
  const retry = readMap(log, map, "retry") ?? value;
  for (const entry of retry.entries) {
    if (entry.key === "attempts" || entry.key === "backoff") continue;
    log.error(
      entry.place,
      "unknown-key",
      `"retry" has no key "${entry.key}".`,
      "Its keys are attempts and backoff.",
    );
  }
  return {
    attempts: readCount(log, retry, "attempts", 1, 100) ?? DEFAULT_RETRY.attempts,
    backoffMs: readDuration(log, retry, "backoff", 0) ?? DEFAULT_RETRY.backoffMs,
  };
}
