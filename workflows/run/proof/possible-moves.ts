import type { OutputSpec, StepNode } from "../../definition/definition";
import type { Json, JsonObject } from "../../definition/json";
import { type DefinitionIndex, nodeOf, surroundingsOf } from "../definition-index";
import {
  imaginedAnswer,
  imaginedDecision,
  imaginedFailure,
  imaginedPerson,
  imaginedResult,
} from "../imagined-moves";
import { stepInRun } from "../run-keys";
import { type ApprovalState, type Incident, type RunState, stepOf } from "../run-state";
import type { Signal } from "../signals";
import type { PossibleValues } from "./possible-values";
import type { Choice } from "./proof";

/** A move that a run may make next. `choice` is null when there was nothing to choose. */
export type PossibleMove = {
  stepKey: string;
  signal: Signal;
  choice: Choice | null;
  /** A person makes it; what only persons keep going is not endless by itself. */
  isPersons: boolean;
};

/** An agent that is asked several things is tried with at most so many combinations of answers. */
export const MOST_ANSWERS = 64;

/**
 * The moves to explore from a state. Branches that run at once are taken one after the other, work before
 * questions and gates last: steps of different branches touch each other only through documents, which
 * appear and never vanish, so every order leads to the same end; and with gates decided last, whatever can
 * start without a decision does. Only where the first branch to succeed wins is every order explored.
 */
export function possibleMoves(index: DefinitionIndex, run: RunState, values: PossibleValues): PossibleMove[] {
  const [first, ...others] = waitingKeys(run);
  if (first === undefined) return [];
  const race = raceAround(index, first);
  if (race === undefined) return movesAt(index, run, values, first);
  const runners = [first, ...others.filter((key) => isInside(index, key, race))];
  return runners.flatMap((key) => movesAt(index, run, values, key).map(asChosen));
}

/** Keys of all that something can be done at: tasks, questions, gates, incidents. */
function waitingKeys(run: RunState): string[] {
  const rank = (key: string): number => {
    const step = stepOf(run, key);
    if (step?.stage === "queued") return 0;
    if (step?.stage === "stuck") return 3;
    return step?.stage === "asking" && run.approvals[step.approvalId]?.kind === "question" ? 1 : 2;
  };
  return [...run.open].sort((a, b) => rank(a) - rank(b));
}

function raceAround(index: DefinitionIndex, stepKey: string): string | undefined {
  return surroundingsOf(index, stepKey).blocks.find((key) => {
    const block = index.node.get(key);
    return block?.kind === "parallel" && block.join === "any";
  });
}

function isInside(index: DefinitionIndex, stepKey: string, block: string): boolean {
  return surroundingsOf(index, stepKey).blocks.includes(block);
}

/** In a race even the only way to go on is chosen: it comes first. */
function asChosen(move: PossibleMove): PossibleMove {
  return { ...move, choice: move.choice ?? { stepKey: move.stepKey, text: `"${move.stepKey}" comes first` } };
}

function movesAt(
  index: DefinitionIndex,
  run: RunState,
  values: PossibleValues,
  stepKey: string,
): PossibleMove[] {
  const step = stepOf(run, stepKey);
  switch (step?.stage) {
    case "queued":
      return reportsAt(index, run, values, stepKey, step.taskId);
    case "asking":
    case "reviewing": {
      const approval = run.approvals[step.approvalId];
      if (!approval) return [];
      return approval.kind === "question"
        ? answersTo(index, run, approval)
        : decisionsOn(index, run, approval);
    }
    case "stuck": {
      const incident = run.incidents[step.incidentId];
      return incident ? [wayOutOf(index, run, incident, values)] : [];
    }
    default:
      return [];
  }
}

function reportsAt(
  index: DefinitionIndex,
  run: RunState,
  values: PossibleValues,
  stepKey: string,
  taskId: string,
): PossibleMove[] {
  const node = stepInRun(index, run, stepKey);
  if (!node) return [];
  const answers = combineAnswers(node, values);
  const sets = documentSets(node);
  const mayFail = surroundingsOf(index, stepKey).settles;
  const told = (findings: JsonObject, left: string[]) => {
    const without = left.length === 0 ? "" : `, and hands in no ${left.join(", ")}`;
    if (answers.length > 1) return `"${node.label}" answers ${tellFindings(findings)}${without}`;
    return mayFail || sets.length > 1 ? `"${node.label}" succeeds${without}` : null;
  };
  const successes = sets.flatMap(({ documents, left }) =>
    answers.map((findings): PossibleMove => {
      const text = told(findings, left);
      const signal = imaginedResult(taskId, documents, findings);
      return { stepKey, signal, choice: text === null ? null : { stepKey, text }, isPersons: false };
    }),
  );
  return mayFail ? [...successes, failureOf(stepKey, node.label, taskId)] : successes;
}

/** What the step may hand in: all it names, or all but what it marks as optional. */
function documentSets({ outputs }: StepNode): { documents: string[]; left: string[] }[] {
  const namesOf = (some: readonly OutputSpec[]) =>
    some.map(({ name, isDir }) => (isDir ? `${name}one.md` : name));
  const whole = { documents: namesOf(outputs), left: [] };
  const left = outputs.filter(({ optional }) => optional).map(({ name }) => name);
  if (left.length === 0) return [whole];
  return [whole, { documents: namesOf(outputs.filter(({ optional }) => !optional)), left }];
}

/** Where branches settle, a run goes on without those that fail (product.md 3.6). */
function failureOf(stepKey: string, label: string, taskId: string): PossibleMove {
  const choice = { stepKey, text: `"${label}" fails` };
  return { stepKey, signal: imaginedFailure(taskId), choice, isPersons: false };
}

/** All that the step's agent may answer, up to one more than are tried. */
export function combineAnswers({ asks }: StepNode, values: PossibleValues): JsonObject[] {
  return asks.reduce<JsonObject[]>(
    (all, name) => {
      const more = all.flatMap((found) =>
        values.ofFinding(name).map((value) => ({ ...found, [name]: value })),
      );
      return more.slice(0, MOST_ANSWERS + 1);
    },
    [{}],
  );
}

function tellFindings(findings: JsonObject): string {
  return Object.entries(findings)
    .map(([name, value]) => `${name}: ${tellValue(value)}`)
    .join(", ");
}

/** A value in words. */
export function tellValue(value: Json | undefined): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (value === undefined || value === null || value === "") return "nothing";
  if (Array.isArray(value) && value.length === 0) return "an empty list";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function decisionsOn(index: DefinitionIndex, run: RunState, approval: ApprovalState): PossibleMove[] {
  const { stepKey, kind } = approval;
  const what =
    kind === "plan" ? `The start of "${labelOf(index, run, stepKey)}"` : `"${labelOf(index, run, stepKey)}"`;
  return (["approve", "reject"] as const).map((action) => ({
    stepKey,
    signal: imaginedDecision(approval, action),
    choice: { stepKey, text: `${what} is ${action === "approve" ? "approved" : "rejected"}` },
    isPersons: true,
  }));
}

function answersTo(index: DefinitionIndex, run: RunState, approval: ApprovalState): PossibleMove[] {
  const { stepKey, finding, topic, options } = approval;
  const label = labelOf(index, run, stepKey);
  const what = topic === "condition" ? finding : topic === "loop" ? `"${label}" at its bound` : `"${label}"`;
  return options.map(({ value }) => ({
    stepKey,
    signal: imaginedAnswer(approval, value),
    choice: { stepKey, text: `${what}: ${value === "true" ? "yes" : value === "false" ? "no" : value}` },
    isPersons: true,
  }));
}

/** A map gets its list; anything else is gone on without. */
function wayOutOf(
  index: DefinitionIndex,
  run: RunState,
  incident: Incident,
  values: PossibleValues,
): PossibleMove {
  const { stepKey, incidentId } = incident;
  const node = nodeOf(index, stepKey);
  const order = { stepKey, by: imaginedPerson(), requestId: `imagined-${incidentId}`, reason: "" };
  const label = labelOf(index, run, stepKey);
  if (node?.kind === "forEach" && values.ofFinding(node.list).length > 0) {
    const signal: Signal = { type: "retryStep", input: "one", ...order };
    return {
      stepKey,
      signal,
      choice: { stepKey, text: `"${label}" gets its list from a person` },
      isPersons: true,
    };
  }
  const choice = { stepKey, text: `"${label}" is skipped at its incident` };
  return { stepKey, signal: { type: "skipStep", ...order }, choice, isPersons: true };
}

function labelOf(index: DefinitionIndex, run: RunState, key: string): string {
  return (stepInRun(index, run, key) ?? nodeOf(index, key))?.label ?? key;
}
