import type { Node } from "../definition/definition";
import { isBlock, lowerBlock } from "./lower-blocks";
import { lowerMarker, markerNode } from "./lower-marker";
import { lowerRoute } from "./lower-route";
import { lowerStep } from "./lower-step";
import { nameOf } from "./read-fields";
import { isStepId, MOST_STEPS, reserveIds, type Scope } from "./scope";
import { fieldOf, isNull, type SourceMap, type SourceValue } from "./source-value";

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
  if (isBlock(item)) return lowerBlock(scope, item);
  if (fieldOf(item, "routes") !== undefined) return [lowerRoute(scope, item)];
  const marker = lowerMarker(scope, item);
  return marker ? [marker] : lowerStep(scope, item);
}
