import type { Deadline } from "../definition/deadline";
import type { StepNode } from "../definition/definition";
import type { FactOf } from "./events";
import type { Turn } from "./turn";

/** The time limit of a request, as its fact holds it; nothing without one. */
type TimeLimit = Pick<FactOf<"approval.requested">["data"], "dueAt" | "onDeadline" | "remindAt">;

/**
 * The limit of a gate: the step's own, else the run's. The run's never approves by itself what several people or
 * an owner have to agree on, or what cannot be taken back: only the step's own may say so.
 */
export function limitOfGate(turn: Turn, node: StepNode): TimeLimit {
  const { deadline } = turn.state;
  if (node.deadline) return limitFrom(turn, node.deadline);
  const isHighRisk = node.approvals > 1 || node.role === "owner" || node.effect === "unsafe";
  const isTooMuch = deadline?.onDeadline === "approve" && isHighRisk;
  return limitFrom(turn, isTooMuch ? { ...deadline, onDeadline: "keep" } : deadline);
}

/** The limit of a question of the engine or of an agent: the run's. */
export function limitOfQuestion(turn: Turn): TimeLimit {
  return limitFrom(turn, turn.state.deadline);
}

function limitFrom({ at }: Turn, deadline: Deadline | undefined): TimeLimit {
  if (!deadline) return {};
  const { withinMs, onDeadline, remind } = deadline;
  const moments = [...new Set(remind.map((share) => at + Math.round(withinMs * share)))].sort(
    (a, b) => a - b,
  );
  return { dueAt: at + withinMs, onDeadline, remindAt: moments };
}
