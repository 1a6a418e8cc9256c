import type { WorkflowDefinition } from "../definition/definition";
import {
  type DefinitionIndex,
  definitionKey,
  indexOf,
  nodeOf,
  stepNodeOf,
  surroundingsOf,
} from "./definition-index";
import { itemAt, keysOf } from "./pages";
import { isFrom, reachedKeys, wasReached } from "./reached-keys";
import { scopeAt } from "./run-keys";
import { acceptedOf, artifactOf, type RunState, stepOf } from "./run-state";
import type { StepOutput } from "./step-output";
import type { StepState } from "./step-state";

/** What happens when a run goes on from one of its steps (product.md 3.10); keys of the run, in their order. */
export type Rerun = {
  /** Where it begins: the step, or the route block that has to be chosen anew to come to it. */
  from: string;
  /** Steps and blocks that are done again: the step, all that comes after it, and what an end had cut off. */
  resets: string[];
  /** Blocks around them that were over and go on: a map with its items, a loop in its round, a route as taken. */
  reopens: string[];
  /** Those of them at which people will be asked again. */
  gates: string[];
  /** Documents that are taken back until they are made again. */
  withdraws: string[];
  /** Documents of which an earlier version counts again. */
  restores: StepOutput[];
  /** Names of answers and findings that are asked for again. */
  forgets: string[];
  /** Agent of the step that was completed last of those that stand. */
  lastAgent: string | null;
};

/**
 * What will run again when `stepKey` (a step or a block of the run) is retried in place; null when the run has not
 * reached it. Pure: the page shows it, the core does it. "After" is the order of the workflow: other branches of a
 * parallel block and other items of a map stay as they are.
 */
export function planRerun(definition: WorkflowDefinition, state: RunState, stepKey: string): Rerun | null {
  const index = indexOf(definition, state.sequence);
  if (!wasReached(state, stepKey) || !nodeOf(index, stepKey)) return null;
  const from = routeNotTaken(index, state, stepKey) ?? stepKey;
  const order = (key: string) => index.position.get(definitionKey(key)) ?? 0;
  const reached = reachedKeys(state).sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
  const around = blocksAround(index, state, from);
  const isCut = (key: string) => stepOf(state, key)?.stage === "cancelled";
  const isBlock = (key: string) => nodeOf(index, key)?.kind !== "step";
  const failed = failedStepOf(state);
  const resets = reached.filter(
    (key) => isFrom(index, from, key) || key === failed || (isCut(key) && !isBlock(key)),
  );
  const reopens = reached.filter(
    (key) => !resets.includes(key) && isBlock(key) && (around.includes(key) || isCut(key)),
  );
  const again = new Set(resets);
  return {
    from,
    resets,
    reopens,
    gates: resets.filter((key) => asksAgain(index, state, key)),
    ...supersede(state, again),
    forgets: forgotten(index, state, again, reopens),
    lastAgent: lastAgentOf(state, reached, again),
  };
}

/** The step or block at which a run failed, if it failed at one. */
export function failedStepOf(state: RunState): string | undefined {
  const { standing } = state;
  const key = standing.status === "failed" ? standing.stepKey : null;
  return key !== null && stepOf(state, key)?.stage === "failed" ? key : undefined;
}

/** The outermost route block around the step in which another route was taken. */
function routeNotTaken(index: DefinitionIndex, state: RunState, stepKey: string): string | undefined {
  const scope = scopeAt(index, state, stepKey);
  for (const block of surroundingsOf(index, stepKey).blocks) {
    const node = index.node.get(block);
    const taken = state.begun[scope.keyOf(block)]?.[0];
    if (node?.kind !== "route" || taken === undefined) continue;
    const route = node.routes.find(({ name }) => name === taken);
    const isTaken = route?.nodes.some(({ key }) =>
      ["same", "around"].includes(index.order.relation(key, definitionKey(stepKey))),
    );
    if (!isTaken) return scope.keyOf(block);
  }
  return undefined;
}

/** Blocks around the step that are over, or stand at a question or an incident: they have to go on with it. */
function blocksAround(index: DefinitionIndex, state: RunState, key: string): string[] {
  const scope = scopeAt(index, state, key);
  const keys = surroundingsOf(index, key).blocks.map((block) => scope.keyOf(block));
  return keys.filter((block) => (stepOf(state, block)?.stage ?? "unreached") !== "unreached");
}

function asksAgain(index: DefinitionIndex, state: RunState, key: string): boolean {
  if (stepNodeOf(index, key)?.gate) return true;
  return Object.values(state.approvals).some(({ stepKey, topic }) => stepKey === key && topic !== "budget");
}

/** Documents accepted from steps that are done again: the newest version of a step that stands counts, or none. */
function supersede(state: RunState, again: ReadonlySet<string>): Pick<Rerun, "withdraws" | "restores"> {
  const standing = standingOutputs(state, again);
  const plan: Pick<Rerun, "withdraws" | "restores"> = { withdraws: [], restores: [] };
  for (const name of keysOf(state.documents).sort()) {
    const accepted = artifactOf(state, acceptedOf(state, name) ?? "");
    const artifactId = standing.get(name);
    if (!accepted || !again.has(accepted.stepKey)) continue;
    if (artifactId !== undefined) plan.restores.push({ name, artifactId });
    else plan.withdraws.push(name);
  }
  return plan;
}

/** The newest version of each document among the outputs of completed steps that stand. */
function standingOutputs(state: RunState, again: ReadonlySet<string>): Map<string, string> {
  const newest = new Map<string, string>();
  const versionOf = (artifactId: string | undefined) => artifactOf(state, artifactId ?? "")?.version ?? 0;
  for (const [, step] of completedSteps(state, again)) {
    for (const { name, artifactId } of step.outputs) {
      if (versionOf(artifactId) > versionOf(newest.get(name))) newest.set(name, artifactId);
    }
  }
  return newest;
}

type Completed = Extract<StepState, { stage: "completed" }>;

function completedSteps(state: RunState, again: ReadonlySet<string>): [string, Completed][] {
  return keysOf(state.steps).flatMap((key) => {
    const step = itemAt(state.steps, key);
    return step?.stage === "completed" && !again.has(key) ? [[key, step] as [string, Completed]] : [];
  });
}

/** What was answered at the steps that are done again, and at loops that go on; what was said at launch stands. */
function forgotten(
  index: DefinitionIndex,
  state: RunState,
  again: ReadonlySet<string>,
  reopens: readonly string[],
): string[] {
  const loops = reopens.filter((key) => nodeOf(index, key)?.kind === "loop");
  return Object.entries(state.findings).flatMap(([name, { stepKey }]) =>
    stepKey !== "" && (again.has(stepKey) || loops.includes(stepKey)) ? [name] : [],
  );
}

function lastAgentOf(state: RunState, reached: readonly string[], again: ReadonlySet<string>): string | null {
  const done = new Map(completedSteps(state, again));
  let last: Completed | undefined;
  for (const key of reached) {
    const step = done.get(key);
    if (step && step.agent !== null && (step.finishedAt ?? 0) >= (last?.finishedAt ?? 0)) last = step;
  }
  return last?.agent ?? null;
}
