import type { LoopNode } from "../definition/definition";
import { askPerson } from "./ask";
import { endBlock } from "./end-block";
import { nextRoundOf } from "./reset";
import { placesUnder } from "./run-keys";
import type { Scope } from "./scope";
import { settleCondition } from "./settle-condition";
import { skipNodes } from "./skip-nodes";
import type { Turn } from "./turn";
import type { Visit, VisitNodes } from "./visit";

const OPTIONS = [
  { value: "again", label: "Go on for as many rounds again" },
  { value: "go-on", label: "Leave the loop and go on" },
  { value: "stop", label: "Stop the run" },
];

/** Repeats until the condition holds; at the bound a person decides (product.md 3.7). */
export function visitLoop(turn: Turn, node: LoopNode, scope: Scope, visit: VisitNodes): Visit {
  const key = scope.keyOf(node.key);
  for (;;) {
    if (visitRound(turn, node, scope, visit) === "open" || !turn.mayStart) return "open";
    if (turn.isSettled(key)) return "settled";
    const next = afterRound(turn, node, key, scope);
    if (next === "asked") return "open";
    if (next === "over") {
      endBlock(turn, key, [{ name: node.label, nodes: node.nodes, scope }], "all");
      return "settled";
    }
    turn.record("steps.reset", nextRoundOf(turn, node, key, scope));
  }
}

/** One round. Where the check was not wanted, there is nothing to repair. */
function visitRound(turn: Turn, { nodes, check }: LoopNode, scope: Scope, visit: VisitNodes): Visit {
  const at = nodes.findIndex(({ key }) => key === check);
  if (at < 0) return visit(turn, nodes, scope);
  if (visit(turn, nodes.slice(0, at + 1), scope) === "open") return "open";
  const repairs = nodes.slice(at + 1);
  const sentence = `"${nodes[at]?.label}" was not done, so there is nothing to repair.`;
  if (turn.step(scope.keyOf(check ?? ""))?.stage === "skipped") {
    skipNodes(turn, repairs, scope, "nothing-checked", sentence);
  }
  return visit(turn, repairs, scope);
}

function afterRound(turn: Turn, node: LoopNode, key: string, scope: Scope): "again" | "over" | "asked" {
  const question = { key, condition: node.until, label: node.label, role: null };
  if (isIdle(turn, node, scope)) return "over";
  const isDone = settleCondition(turn, question, scope);
  if (isDone === "asked") return "asked";
  return isDone ? "over" : beyondBound(turn, node, key);
}

/** A round in which every step was skipped changed nothing: neither would the next. */
function isIdle(turn: Turn, node: LoopNode, scope: Scope): boolean {
  return placesUnder(turn.state, node.nodes, scope).every(
    ({ key, node: inner }) => inner.kind !== "step" || turn.step(key)?.stage === "skipped",
  );
}

/** Goes on up to the bound, and beyond it as far as a person allowed. */
function beyondBound(turn: Turn, node: LoopNode, key: string): "again" | "over" | "asked" {
  const round = turn.state.rounds[key] ?? 1;
  const answers = boundAnswers(turn, key);
  const allowed = node.max * (1 + answers.filter((answer) => answer === "again").length);
  if (round < allowed) return "again";
  if (answers.includes("go-on")) return "over";
  const rounds = round === 1 ? "1 round" : `${round} rounds`;
  const question = `${node.label}: after ${rounds} "${node.untilText}" still does not hold. How should it go on?`;
  const ask = { stepKey: key, topic: "loop" as const, question, finding: null };
  askPerson(turn, { ...ask, options: OPTIONS, role: null, agent: null });
  return "asked";
}

/** What people answered at the bound since the loop began. */
function boundAnswers(turn: Turn, key: string): unknown[] {
  const { iteration } = turn.place(key);
  return Object.values(turn.state.approvals).flatMap((approval) => {
    const isMine = approval.stepKey === key && approval.topic === "loop" && approval.iteration === iteration;
    return isMine && approval.decision ? [approval.decision.answer] : [];
  });
}
