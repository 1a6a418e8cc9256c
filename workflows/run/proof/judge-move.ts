import { factsIn, keysIn } from "../../definition/condition";
import type { StepNode } from "../../definition/definition";
import { looksForgotten } from "../../definition/symbolic";
import { type DefinitionIndex, definitionKey, stepNodeOf } from "../definition-index";
import type { RunEvent } from "../events";
import { isAccepted } from "../needed-documents";
import { stepInRun } from "../run-keys";
import { type RunState, stepOf } from "../run-state";
import { sourcesOf } from "./document-sources";
import { isMissedByPerson } from "./refused";
import type { Standing } from "./standing";

/** What a move shows to be wrong with the definition. `stepKey` is the place to repair. */
export type Discovery = {
  kind: "unmet-input" | "bypassable-gate" | "dead-end";
  stepKey: string;
  /** The document, for an unmet input. */
  input: string;
  sentence: string;
};

/** Looks at what followed from one move. */
export function judgeMove(index: DefinitionIndex, after: Standing, events: readonly RunEvent[]): Discovery[] {
  return events.flatMap((event) => {
    switch (event.type) {
      case "step.skipped":
        return judgeSkipped(index, after, event.data);
      case "incident.opened":
        return judgeMissing(index, after, event.data);
      case "step.scheduled":
        return judgeStart(index, after.run, event.data.stepKey);
      default:
        return [];
    }
  });
}

type Reason = { stepKey: string; code: string; sentence: string };

function judgeSkipped(index: DefinitionIndex, after: Standing, reason: Reason): Discovery[] {
  if (reason.code === "branch-dropped") return judgeDropped(index, reason.stepKey);
  if (reason.code === "condition-false") return judgeAvoided(index, after.run, reason.stepKey);
  return judgeMissing(index, after, reason);
}

/** Reasons for which a step is skipped that lacks a document, unless it was rejected. */
const LACKING = ["input-missing", "input-failed"];

/** A document that was not made, and was refused by nobody: the first step that lacks it, not all that follow. */
function judgeMissing(index: DefinitionIndex, { run, refused }: Standing, reason: Reason): Discovery[] {
  const { stepKey, code, sentence } = reason;
  const node = stepNodeOf(index, stepKey);
  const inputs = stepInRun(index, run, stepKey)?.inputs ?? [];
  const at = inputs.findIndex(({ name, symbolic }) => !symbolic && sentence.startsWith(`Needs ${name},`));
  const input = node?.inputs[at]?.name;
  if (!LACKING.includes(code) || !node || input === undefined) return [];
  const isFollowing = (index.makers.get(input) ?? []).some(({ key }) => isStarved(run, key));
  if (isFollowing || isMissedByPerson(index, refused, stepKey, input)) return [];
  return [
    {
      kind: "unmet-input",
      stepKey: node.key,
      input,
      sentence: `"${node.label}" cannot be done. ${sentence}`,
    },
  ];
}

function isStarved(run: RunState, key: string): boolean {
  const step = stepOf(run, key);
  return step?.stage === "skipped" && LACKING.includes(step.because.code);
}

/** The request of a gate is void when its branch is dropped. */
function judgeDropped(index: DefinitionIndex, stepKey: string): Discovery[] {
  const node = stepNodeOf(index, stepKey);
  if (!node?.gate) return [];
  const sentence = `The gate of "${node.label}" falls away undecided when another branch comes in first.`;
  return [{ kind: "bypassable-gate", stepKey: node.key, input: "", sentence }];
}

/** A gate of a step without a document guards what comes after it: no agent's word may let it fall away. */
function judgeAvoided(index: DefinitionIndex, run: RunState, stepKey: string): Discovery[] {
  const node = stepNodeOf(index, stepKey);
  if (!node?.gate || node.outputs.length > 0) return [];
  const guards = index.steps.some(
    ({ key, agents, anyAgent }) =>
      (agents.length > 0 || anyAgent) && index.order.relation(node.key, key) === "before",
  );
  if (!guards || answersTo(run, node).length === 0) return [];
  const sentence = `The gate of "${node.label}" falls away when an agent says so, and the run goes on.`;
  return [{ kind: "bypassable-gate", stepKey: node.key, input: "", sentence }];
}

/** Keys of the steps whose agents answered what a step's condition reads. */
function answersTo(run: RunState, { condition }: StepNode): string[] {
  const read = condition ? [...factsIn(condition), ...keysIn(condition)] : [];
  return Object.entries(run.findings).flatMap(([name, { source, stepKey }]) =>
    source === "agent" && read.includes(name.slice(name.lastIndexOf("/") + 1)) ? [stepKey] : [],
  );
}

function judgeStart(index: DefinitionIndex, run: RunState, stepKey: string): Discovery[] {
  const node = stepNodeOf(index, stepKey);
  const inRun = stepInRun(index, run, stepKey);
  if (!node || !inRun) return [];
  const forgotten = inRun.inputs
    .filter(({ name, symbolic }) => symbolic && looksForgotten(name) && !isAccepted(run, name))
    .map(({ name }): Discovery => {
      const sentence = `"${node.label}" starts without ${name}, which no step makes.`;
      return { kind: "unmet-input", stepKey: node.key, input: name, sentence };
    });
  const passed = node.inputs.flatMap(({ name, symbolic }, at) =>
    symbolic ? [] : judgeSource(index, run, node, name, inRun.inputs[at]?.name ?? name),
  );
  return [...forgotten, ...passed];
}

/** A document that a gate guards must not come from elsewhere while the gate is undecided. */
function judgeSource(
  index: DefinitionIndex,
  run: RunState,
  node: StepNode,
  name: string,
  nameInRun: string,
): Discovery[] {
  const source = sourcesOf(index, run, nameInRun).find(({ gate }) => gate === null);
  if (!source) return [];
  return (index.makers.get(name) ?? [])
    .filter(
      (gated) =>
        gated.gate !== null &&
        (gated.mode !== "update" || isWavedThrough(index, run, gated, name)) &&
        isUndecided(index, run, gated, node, source),
    )
    .map(({ key, label }) => {
      const sentence = `"${node.label}" starts with ${nameInRun} from "${source.label}", and the gate of "${label}" is not decided.`;
      return { kind: "bypassable-gate", stepKey: key, input: "", sentence };
    });
}

/** What stands before an update needs no approval of it; unless its own maker says that no update is needed. */
function isWavedThrough(index: DefinitionIndex, run: RunState, gated: StepNode, document: string): boolean {
  const step = stepOf(run, gated.key);
  if (step?.stage !== "skipped" || step.because.code !== "condition-false") return false;
  const makers = new Set((index.makers.get(document) ?? []).map(({ key }) => key));
  return answersTo(run, gated).some((stepKey) => makers.has(definitionKey(stepKey)));
}

function isUndecided(
  { order }: DefinitionIndex,
  run: RunState,
  gated: StepNode,
  reader: StepNode,
  source: StepNode,
): boolean {
  const isInWay = ["before", "concurrent"].includes(order.relation(gated.key, reader.key));
  const isOtherWay = order.relation(gated.key, source.key) === "exclusive";
  const stage = stepOf(run, gated.key)?.stage;
  return isInWay && !isOtherWay && stage !== "completed" && stage !== "failed";
}
