import { familyOf, isAskable } from "../definition/asks";
import { conditionText, factsIn, keysIn } from "../definition/condition";
import type { LoopNode, Node, StepNode } from "../definition/definition";
import type { Expression } from "../definition/expression";
import { listUnits, type Unit } from "./list-units";
import { claimBlockKey, type MovedKeys, nestNodes } from "./nest-nodes";
import type { Lowering } from "./scope";

/** Rounds of a check and its repair before a person is asked. */
const MOST_ROUNDS = 3;
/** What a check may find that has to be repaired and looked at again. */
const TROUBLE =
  /issue|problem|unchecked|remaining|left_|feedback|fail|defect|finding|flagged|reject|concern|correction|incomplete|missing|error|bug/;

type Known = { has(name: string): boolean };
/** `around` is the prefix of the keys in the list; `known` are the names that no agent answers. */
type Place = { around: string; known: Known; lowering: Lowering; moved: MovedKeys };

/** Words of a step that looks at what others made. */
const CHECKING = /review|check|audit|inspect|verif|validat|assess|test|critique|proof|qa\b/i;

/**
 * A step that checks, and behind it the steps that repair under one condition on what it found, go round until
 * nothing is found (formats.md 2.3): the checklist gate (`validates`, then `various`), and review, fix, review.
 */
export function nestReviews(nodes: Node[], place: Place): Node[] {
  const units = listUnits(nodes);
  const nested: Node[] = [];
  for (let at = 0; at < units.length; at += 1) {
    const check = units[at];
    const repairs = check?.step ? repairsAfter(units, at, check.step, place.known) : [];
    const condition = repairs[0]?.step?.condition;
    if (check?.step && condition) {
      nested.push(loopOf(check.step, condition, [check, ...repairs], place));
    } else nested.push(...(check?.nodes ?? []));
    at += repairs.length;
  }
  return nested;
}

function loopOf(
  check: StepNode,
  condition: Expression,
  units: Unit[],
  { around, lowering, moved }: Place,
): LoopNode {
  const isChecklist = check.mode === "validate";
  const key = claimBlockKey(lowering, around, isChecklist ? "validation" : "review");
  const body = units.flatMap((unit) => unit.nodes);
  const until: Expression = { kind: "not", of: condition };
  return {
    kind: "loop",
    key,
    label: `${isChecklist ? "Validate" : "Review"} until nothing is left`,
    phase: check.phase,
    until,
    untilText: conditionText(until),
    max: MOST_ROUNDS,
    check: `${key}/${check.key.slice(around.length)}`,
    nodes: nestNodes(moved, body, around, key),
    source: check.source,
  };
}

/** The steps behind a check that share one condition on its findings. */
function repairsAfter(units: Unit[], at: number, check: StepNode, known: Known): Unit[] {
  const first = units[at + 1]?.step;
  if (!first || !isRepair(check, first, known)) return [];
  const wanted = JSON.stringify(first.condition);
  const end = units.findIndex(
    ({ step }, other) => other > at && (!step || JSON.stringify(step.condition) !== wanted),
  );
  return units.slice(at + 1, end < 0 ? units.length : end);
}

function isRepair(check: StepNode, repair: StepNode, known: Known): boolean {
  const { condition } = repair;
  if (!["update", "work"].includes(repair.mode) || !condition || keysIn(condition).length > 0) return false;
  const facts = factsIn(condition);
  if (facts.length === 0 || !facts.every((name) => isAskable(name) && !known.has(name))) return false;
  if (check.condition && factsIn(check.condition).some((name) => facts.includes(name))) return false;
  if (check.mode === "validate" && repair.anyAgent) return true;
  return facts.some((name) => TROUBLE.test(name)) && isCheck(check, repair, facts);
}

/** Whether the step before is the one that finds what the repair is about. */
function isCheck(check: StepNode, repair: StepNode, facts: string[]): boolean {
  if (check.mode === "validate") return true;
  if (check.mode !== "update" && check.mode !== "work") return false;
  const families = facts.flatMap((name) => familyOf(name) ?? []);
  if (!families.every((fits) => fits(check))) return false;
  const isReview = families.length > 0 || CHECKING.test(`${check.key} ${check.label} ${check.action}`);
  return isReview && (repair.anyAgent || haveSameWork(check, repair));
}

function haveSameWork(check: StepNode, repair: StepNode): boolean {
  const namesOf = ({ inputs, outputs }: StepNode) => [...inputs, ...outputs].map(({ name }) => name);
  const worked = new Set(namesOf(check));
  return namesOf(repair).some((name) => worked.has(name));
}
