import type { Node } from "../definition/definition";
import { isBlock, lowerBlock } from "./lower-blocks";
import { lowerMarker, markerNode } from "./lower-marker";
import { lowerRoute } from "./lower-route";
import { lowerStep } from "./lower-step";
import type { ProblemLog } from "./problem-log";
import { nameOf } from "./read-fields";
import { isStepId, MOST_STEPS, reserveIds, type Scope } from "./scope";
import { fieldOf, isNull, type SourceEntry, type SourceMap, type SourceValue } from "./source-value";
import { STEP_KEYS } from "./step-vocabulary";

/** A list of steps and blocks in normal form. A step without a phase stays in the phase of the one before. */
export function lowerNodes(scope: Scope, items: SourceValue[]): Node[] {
  reserveIds(scope, items);
  const nodes: Node[] = [];
  let phase = scope.phase;
  for (const item of items) {
    if (!hasRoom(scope, item)) break;
    const lowered = lowerItem({ ...scope, phase }, item);
    nodes.push(...lowered);
    phase = lowered.at(-1)?.phase ?? phase;
  }
  return nodes;
}

function hasRoom({ lowering }: Scope, { place }: SourceValue): boolean {
  if (++lowering.nodes <= MOST_STEPS) return true;
  const message = `The workflow has more than ${MOST_STEPS} steps.`;
  lowering.log.error(place, "too-many-steps", message, "Split it into several workflows.");
  return false;
}

function lowerItem(scope: Scope, item: SourceValue): Node[] {
  const { log } = scope.lowering;
  if (isNull(item)) {
    log.warn(item.place, "empty-step", "This step is empty.", "Delete the line.");
    return [];
  }
  if (item.kind === "scalar" && isStepId(item.text)) {
    const bare: SourceMap = { kind: "map", entries: [], place: item.place, raw: item.text };
    return [markerNode(scope, bare, item.text, [])];
  }
  if (item.kind !== "map") {
    log.error(
      item.place,
      "wrong-type",
      `A step is a map, not ${nameOf(item)}.`,
      "Write - agent: … and the step's keys below it.",
    );
    return [];
  }
  const named = namedStep(item);
  if (named) return lowerItem(scope, named);
  if (isBlock(item)) return lowerBlock(scope, item);
  if (fieldOf(item, "routes") !== undefined) return [lowerRoute(scope, item)];
  refuseNestedSteps(log, item);
  const marker = lowerMarker(scope, item);
  return marker ? [marker] : lowerStep(scope, item);
}

/** `- review: { agent: qa }` is a step with that name. */
function namedStep({ entries: [only, ...others] }: SourceMap): SourceMap | undefined {
  if (!only || others.length > 0 || STEP_KEYS.has(only.key) || !namesAgent(only.value)) return undefined;
  const { key, place, value } = only;
  if (fieldOf(value, "step") !== undefined) return value;
  const step: SourceEntry = { key: "step", place, value: { kind: "scalar", text: key, value: key, place } };
  return { ...value, entries: [step, ...value.entries] };
}

function namesAgent(value: SourceValue): value is SourceMap {
  return value.kind === "map" && !isNull(fieldOf(value, "agent"));
}

/** Unknown keys are kept, but steps below one would silently never run. */
function refuseNestedSteps(log: ProblemLog, { entries }: SourceMap): void {
  for (const { key, place, value } of entries) {
    const inner = value.kind === "list" ? value.items : [value];
    if (STEP_KEYS.has(key) || !inner.some(namesAgent)) continue;
    const message = `The steps below "${key}" would never run.`;
    const hint = "Put them into the list around them, or below parallel:, for_each: or loop:.";
    log.error(place, "nested-steps", message, hint);
  }
}
