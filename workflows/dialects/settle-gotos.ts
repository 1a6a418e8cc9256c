import type { Node } from "../definition/definition";
import { orderOf } from "../definition/step-order";
import { mapSteps, nodesIn, stepsIn } from "../definition/walk-nodes";
import { nearestWord } from "./nearest-word";
import type { ProblemLog } from "./problem-log";
import type { PendingGoto } from "./scope";

/** Turns the targets of `goto`, as their authors wrote them, into step keys. */
export function settleGotos(log: ProblemLog, nodes: Node[], gotos: PendingGoto[]): Node[] {
  const order = orderOf(nodes);
  const targets = new Map<string, string>();
  for (const pending of gotos) {
    const step = findTarget(nodes, pending);
    if (step === undefined) {
      const keys = nodesIn(nodes).map((node) => node.key);
      const near = nearestWord(pending.target, keys);
      const hint = near ? `Did you mean ${near}?` : `Steps here: ${keys.slice(0, 12).join(", ")}.`;
      log.error(pending.place, "unknown-step", `There is no step "${pending.target.slice(0, 60)}".`, hint);
      continue;
    }
    targets.set(pending.stepKey, step);
    const relation = order.relation(step, pending.stepKey);
    if (relation === "before" || relation === "same") continue;
    const message = `"${pending.target}" does not come before this step.`;
    log.error(pending.place, "goto-forward", message, "goto leads back: name this step or an earlier one.");
  }
  return mapSteps(nodes, (step) => {
    const target = targets.get(step.key);
    return target === undefined ? step : { ...step, onReject: { kind: "goto", step: target } };
  });
}

/** The step of that key, in the same block or anywhere; a block means its first step. */
function findTarget(nodes: Node[], { target, prefix }: PendingGoto): string | undefined {
  const all = nodesIn(nodes);
  const ending = all.filter((node) => node.key.endsWith(`/${target}`));
  const found =
    all.find((node) => node.key === prefix + target) ??
    all.find((node) => node.key === target) ??
    (ending.length === 1 ? ending[0] : undefined);
  return found && stepsIn([found])[0]?.key;
}
