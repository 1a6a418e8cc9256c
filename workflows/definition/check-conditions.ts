import { conditionsOf, knownNames, usesIn } from "./asks";
import { conditionText, evaluateCondition, leaves } from "./condition";
import type { Defect } from "./defect";
import type { Node } from "./definition";
import type { Expression } from "./expression";
import { nodesIn, stepsIn } from "./walk-nodes";

/** Conditions that can have one result only, and keys that nothing gives a value. */
export function checkConditions(inputNames: readonly string[], nodes: Node[]): Defect[] {
  return [...nodesIn(nodes).flatMap(checkResults), ...checkKeys(inputNames, nodes)];
}

function checkResults(node: Node): Defect[] {
  return conditionsOf(node)
    .filter((condition) => !canBeTrue(condition))
    .map((condition): Defect => {
      const text = conditionText(condition);
      const isLoop = node.kind === "loop";
      return {
        severity: "warning",
        code: isLoop ? "endless-loop" : "dead-step",
        message: isLoop
          ? `"${text}" is never true: every loop runs to its bound.`
          : `"${text}" is never true: this is never done.`,
        hint: "Change the condition.",
        node,
        field: isLoop ? "until" : "condition",
      };
    });
}

const MOST_LEAVES = 10;

/** Tries every combination of its parts; more than ten different ones are taken to be possible. */
function canBeTrue(condition: Expression): boolean {
  const parts = leaves(condition).filter((leaf) => leaf.kind !== "constant");
  const names = [...new Set(parts.map(conditionText))];
  if (names.length > MOST_LEAVES) return true;
  for (let choice = 0; choice < 2 ** names.length; choice++) {
    const holds = new Map(names.map((name, bit) => [name, (choice >> bit) % 2 === 1]));
    if (isConsistent(parts, holds) && evaluateCondition(fixed(condition, holds), NOTHING) === true)
      return true;
  }
  return false;
}

const NOTHING = { value: () => undefined, fact: () => undefined };

function fixed(condition: Expression, holds: Map<string, boolean>): Expression {
  if (condition.kind === "not") return { kind: "not", of: fixed(condition.of, holds) };
  if (condition.kind === "all" || condition.kind === "any") {
    return { kind: condition.kind, of: condition.of.map((part) => fixed(part, holds)) };
  }
  if (condition.kind === "constant") return condition;
  return { kind: "constant", value: holds.get(conditionText(condition)) ?? false };
}

/** One key equals one value at most. */
function isConsistent(parts: Expression[], holds: Map<string, boolean>): boolean {
  const values = new Map<string, string>();
  return parts.every((part) => {
    if (part.kind !== "equals" || !holds.get(conditionText(part))) return true;
    const other = values.get(part.key);
    values.set(part.key, part.value);
    return other === undefined || other === part.value;
  });
}

/** A key that is no input and that nobody is asked for has no value in any run. */
function checkKeys(inputNames: readonly string[], nodes: Node[]): Defect[] {
  const known = knownNames(nodes, inputNames);
  const asked = new Set(stepsIn(nodes).flatMap((step) => step.asks));
  const keys = usesIn(nodes).filter(({ name, isFact }) => !isFact && !known.has(name) && !asked.has(name));
  return keys.map(({ name, by }) => ({
    severity: "warning",
    code: "unset-key",
    message: `Nothing gives "${name}" a value before it is read here.`,
    hint: `Declare it under inputs:, or let an earlier step answer it.`,
    node: by,
    field: by.kind === "loop" ? "until" : by.kind === "forEach" ? "for_each" : "condition",
  }));
}
