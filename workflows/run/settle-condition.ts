import { evaluateCondition, factsIn } from "../definition/condition";
import type { Role } from "../definition/definition";
import type { Expression } from "../definition/expression";
import { answerByLauncher, askPerson, isLeftToLauncher, YES_NO } from "./ask";
import { lookupIn } from "./facts-lookup";
import { findingName } from "./finding-name";
import type { Scope } from "./scope";
import type { Turn } from "./turn";

/** A condition at its place: `label` names it in the question, `role` may answer. */
export type ConditionAt = { key: string; condition: Expression; label: string; role: Role | null };

/**
 * The truth of a condition. What nobody knows is asked, one name after the other, and `asked` returned; with
 * `unanswered: no` it counts as "no" (product.md 3.5).
 */
export function settleCondition(turn: Turn, at: ConditionAt, scope: Scope): boolean | "asked" {
  for (;;) {
    const lookup = lookupIn(turn.index, turn.state, scope);
    const truth = evaluateCondition(at.condition, lookup);
    if (truth !== "unknown") return truth;
    const name = factsIn(at.condition).find((fact) => lookup.fact(fact) === undefined) ?? "";
    const finding = findingName(turn.index, scope, name);
    if (!isLeftToLauncher(turn, { topic: "condition", finding, stepKey: at.key })) {
      askCondition(turn, at, name, finding);
      return "asked";
    }
    answerByLauncher(turn, at.key, finding, false);
  }
}

function askCondition(turn: Turn, { key, label, role }: ConditionAt, name: string, finding: string): void {
  const question = `${label}: is "${name}" true?`;
  askPerson(turn, {
    stepKey: key,
    topic: "condition",
    question,
    finding,
    options: YES_NO,
    role,
    agent: null,
  });
}
