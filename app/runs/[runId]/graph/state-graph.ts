import { definitionKey } from "#workflows/run/definition-index";
import type { RunView } from "#workflows/run/run-view";
import type { StepStatus } from "#workflows/run/step-state";
import type { NodeState } from "../../../_graph/graph-parts";

type View = Pick<RunView, "steps" | "blocks">;
type Step = View["steps"][number];

/** Most pressing first: what one must see of a step that a map repeats for many items. */
const PRESSING: StepStatus[] = [
  "failed",
  "waiting_for_hitl",
  "running",
  "pending",
  "completed",
  "skipped",
  "cancelled",
];

/**
 * Where each node of the definition's graph stands in the run. A step inside a map has one node for all its items:
 * it shows the most pressing of them.
 */
export function stateGraph({ steps, blocks }: View): Map<string, NodeState> {
  const states = new Map<string, NodeState>();
  for (const [key, group] of groupByKey(steps)) states.set(key, stateOfSteps(group));
  for (const block of blocks) {
    const key = definitionKey(block.key);
    const { status, loop, items } = block;
    const isBegun = status !== "pending";
    states.set(key, {
      status: mostPressing([status, ...(states.has(key) ? [states.get(key)?.status ?? status] : [])]),
      ...(loop && isBegun ? { round: { now: loop.round, max: loop.max } } : {}),
      ...(items === null ? {} : { items: { done: countDone(steps, block.key, items), total: items } }),
    });
  }
  return states;
}

function groupByKey(steps: readonly Step[]): Map<string, Step[]> {
  const groups = new Map<string, Step[]>();
  for (const step of steps) {
    const key = definitionKey(step.stepKey);
    const group = groups.get(key);
    if (group) group.push(step);
    else groups.set(key, [step]);
  }
  return groups;
}

function stateOfSteps(steps: readonly Step[]): NodeState {
  const status = mostPressing(steps.map((step) => step.status));
  const attempt = Math.max(...steps.map((step) => step.attempt));
  const stage =
    status === "pending" ? ON_ITS_WAY.find((one) => steps.some((step) => step.stage === one)) : undefined;
  return { status, ...(stage && { stage }), ...(attempt > 1 && { attempt }) };
}

const ON_ITS_WAY = ["retrying", "queued"] as const;

/** While some are done and others not begun, the work goes on. */
function mostPressing(statuses: readonly StepStatus[]): StepStatus {
  const seen = new Set(statuses);
  if (seen.has("pending") && seen.has("completed") && !PRESSING.slice(0, 3).some((one) => seen.has(one))) {
    return "running";
  }
  return PRESSING.find((status) => seen.has(status)) ?? "pending";
}

const OVER = new Set<StepStatus>(["completed", "skipped", "cancelled", "failed"]);

function countDone(steps: readonly Step[], mapKey: string, items: number): number {
  const open = new Set<string>();
  for (const { stepKey, status } of steps) {
    if (stepKey.startsWith(`${mapKey}[`) && !OVER.has(status)) {
      open.add(stepKey.slice(mapKey.length + 1, stepKey.indexOf("]", mapKey.length)));
    }
  }
  return items - open.size;
}

/** The step of the run that a node of the graph leads to: of many items the one that presses most. */
export function findStepOf({ steps, blocks }: View, nodeKey: string): string | null {
  const candidates = steps.filter(({ stepKey }) => definitionKey(stepKey) === nodeKey);
  const best = candidates.sort((a, b) => PRESSING.indexOf(a.status) - PRESSING.indexOf(b.status))[0];
  return best?.stepKey ?? blocks.find(({ key }) => definitionKey(key) === nodeKey)?.key ?? null;
}

/** Where one looks first: at what waits, else at what moves, else at what comes next; at the beginning of what is over. */
export function focusOf({ steps, blocks }: View): string | null {
  const stuck = blocks.find(({ status }) => status === "waiting_for_hitl" || status === "failed");
  if (stuck) return definitionKey(stuck.key);
  const moving =
    steps.find(({ status }) => status === "waiting_for_hitl" || status === "failed") ??
    steps.find(({ status }) => status === "running") ??
    steps.find(({ status }) => status === "pending");
  return moving ? definitionKey(moving.stepKey) : null;
}
