import { askPerson } from "./ask";
import { type BudgetRefusal, type BudgetUnit, budgetKey, describeBudget, formatAmount } from "./budget";
import { budgetQuestionOf, capsOf } from "./holds";
import { type ApprovalState, hasEnded } from "./run-state";
import type { Answer, SignalOf } from "./signals";
import type { Turn } from "./turn";

type Freed = Pick<SignalOf<"freeBudget">, "approvalId" | "sentence">;

/** A call was refused: the attempt is given back, and the run asks (product.md 5). */
export function refuseTask(turn: Turn, stepKey: string, refusal: BudgetRefusal): void {
  const sentence = describeRefusal(refusal);
  const because = { code: "budget", sentence };
  turn.record("step.retried", { ...turn.place(stepKey), ...because, dueAt: null, feedback: null });
  askForBudget(turn, stepKey, refusal);
}

export function warnBudget(turn: Turn, { budget }: SignalOf<"warnBudget">): void {
  if (hasEnded(turn.state)) return;
  turn.record("budget.warned", { scope: budgetKey(budget), ...budget });
}

/** A day began since its budget was asked about. */
export function renewBudgets(turn: Turn): void {
  const approval = budgetQuestionOf(turn.state);
  const resetsAt = approval?.refusal?.resetsAt ?? null;
  if (!approval || resetsAt === null || resetsAt > turn.at) return;
  const sentence = "A new day began, and with it a new budget.";
  freeBudget(turn, { approvalId: approval.approvalId, sentence });
}

/** A budget that was asked about may have room again: the question is dropped and the step goes on. */
export function freeBudget(turn: Turn, { approvalId, sentence }: Freed): void {
  const approval = turn.state.approvals[approvalId];
  if (approval?.topic !== "budget" || approval.status !== "pending") return;
  const unit = approval.refusal?.unit;
  if (unit === "attempts" || unit === "hours") return;
  const place = turn.place(approval.stepKey);
  turn.record("approval.voided", { ...place, approvalId, sentence });
  turn.record("step.retried", { ...place, code: "budget", sentence, dueAt: null, feedback: null });
}

/** True when the run has reached one of its bounds (E24): a person was asked. */
export function isAskedAtCap(turn: Turn, stepKey: string, agent: string): boolean {
  const caps = capsOf(turn.state);
  const hours = (turn.at - turn.state.startedAt) / 3_600_000;
  if (turn.state.counts.tasks < caps.attempts && hours < caps.hours) return false;
  const reached: [BudgetUnit, number, number][] = [
    ["attempts", turn.state.counts.tasks, caps.attempts],
    ["hours", hours, caps.hours],
  ];
  const [first] = reached.filter(([, used, limit]) => used >= limit);
  if (!first) return false;
  const [unit, used, limit] = first;
  const { project, runId } = turn.state;
  const scope = { project, agent: null, per: "run" as const, period: runId };
  const wanted = unit === "attempts" ? 1 : 0;
  askForBudget(turn, stepKey, { ...scope, unit, used, wanted, limit, resetsAt: null }, agent);
  return true;
}

/** What a person answered: allow more, try as it is now, or stop the run. */
export function followBudgetAnswer(turn: Turn, { stepKey, refusal }: ApprovalState, answer: Answer): void {
  if (!refusal) return;
  if (answer === "stop") {
    const sentence = `${turn.by.name} stopped the run. ${describeRefusal(refusal)}`;
    turn.dropWaits("all", sentence);
    return turn.record("run.failed", { code: "budget", sentence, stepKey });
  }
  if (answer !== "top-up") return;
  const { project, agent, per, period, unit } = refusal;
  const scope = { project, agent, per, period };
  const raised = { scope: budgetKey(scope), ...scope, unit, limit: raisedLimit(refusal), by: turn.by };
  turn.record("budget.raised", { ...turn.place(stepKey), ...raised });
}

/** One question speaks for the whole run: while it is open, nothing new starts. */
function askForBudget(
  turn: Turn,
  stepKey: string,
  refusal: BudgetRefusal,
  agent = turn.step(stepKey)?.agent ?? null,
): void {
  turn.record("budget.exhausted", { scope: budgetKey(refusal), ...turn.place(stepKey), ...refusal });
  if (budgetQuestionOf(turn.state)) return;
  const question = `${describeRefusal(refusal)} How should the run go on?`;
  const options = optionsFor(refusal);
  const asked = { topic: "budget" as const, question, finding: null, options, role: "owner" as const };
  const triggers = [{ trigger: "budget_exceeded" as const, sentence: describeRefusal(refusal) }];
  askPerson(turn, { stepKey, ...asked, agent, refusal, triggers });
}

function optionsFor(refusal: BudgetRefusal): { value: string; label: string }[] {
  const { unit, per } = refusal;
  const when = per === "day" ? "for today" : "for this run";
  const topUp = { value: "top-up", label: `Allow ${formatAmount(unit, raisedLimit(refusal))} ${when}` };
  const again = { value: "change-model", label: "Try again with the model and the budget that are set now" };
  const stop = { value: "stop", label: "Stop the run" };
  return unit === "attempts" || unit === "hours" ? [topUp, stop] : [topUp, again, stop];
}

function describeRefusal({ used, wanted, limit, unit, ...scope }: BudgetRefusal): string {
  const what = describeBudget({ ...scope, unit });
  if (wanted > limit && (unit === "cost" || unit === "tokens")) {
    const [needed, most] = [formatAmount(unit, wanted), formatAmount(unit, limit)];
    return `The limit of ${what}, ${most}, is too small for the next call, which may take ${needed}.`;
  }
  const known = `${formatAmount(unit, used)} of ${formatAmount(unit, limit)}`;
  const more =
    wanted > 0 && unit !== "attempts" ? `, and the next call may take ${formatAmount(unit, wanted)}` : "";
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} reached the limit: ${known}${more}.`;
}

/**
 * Half as much again, and room for the call that was refused, half as large again: the next is seldom smaller.
 * Whole units, whole cents.
 */
function raisedLimit({ limit, used, wanted, unit }: BudgetRefusal): number {
  const least = Math.max(limit * 1.5, used + wanted * 1.5);
  return unit === "cost" ? Math.ceil(least * 100) / 100 : Math.ceil(least);
}
