import { z } from "zod";
import type { Node, StepNode } from "../definition/definition";
import { type DefinitionIndex, surroundingsOf } from "./definition-index";
import { labelAt, type Place } from "./run-keys";
import { type RunState, stepOf } from "./run-state";
import { newStep } from "./step-state";
import { BecauseView, StepStatusView, viewStage } from "./step-view";

/** A loop, parallel block, map or route of a run as pages show it. Its key stands in `stepKey` of approvals. */
export const BlockView = z.object({
  key: z.string(),
  kind: z.enum(["route", "parallel", "loop", "forEach"]),
  label: z.string(),
  phase: z.string().nullable(),
  blockKey: z.string().nullable(),
  status: StepStatusView,
  reason: BecauseView.nullable(),
  approvalId: z.string().nullable(),
  incidentId: z.string().nullable(),
  /** Of a loop: the round it is in, and its bound, which grows when a person lets it go on. */
  loop: z.object({ round: z.number(), max: z.number() }).nullable(),
  /** Of a map: how many items it has; null while that is not known. */
  items: z.number().nullable(),
  result: z
    .object({ successCount: z.number(), failureCount: z.number(), partialFailure: z.boolean() })
    .nullable(),
});
export type BlockView = z.infer<typeof BlockView>;

/** The view of one block at its place; `isBegun`: something inside was reached. */
export function viewBlock(
  index: DefinitionIndex,
  state: RunState,
  { key, node, scope }: Place & { node: Exclude<Node, StepNode> },
  isBegun: boolean,
): BlockView {
  const outer = surroundingsOf(index, node.key).blocks.at(-1);
  const { status, reason, approvalId, incidentId } = viewStage(stepOf(state, key) ?? newStep(0), state);
  return {
    key,
    kind: node.kind,
    label: labelAt(index, { key, node, scope }),
    phase: node.phase,
    blockKey: outer === undefined ? null : scope.keyOf(outer),
    status: status === "pending" && isBegun ? "running" : status,
    reason,
    approvalId,
    incidentId,
    loop: node.kind === "loop" ? roundOf(state.rounds[key] ?? 1, node.max) : null,
    items: node.kind === "forEach" ? (state.begun[key]?.length ?? null) : null,
    result: state.blocks[key] ?? null,
  };
}

function roundOf(round: number, max: number) {
  return { round, max: max * Math.max(1, Math.ceil(round / max)) };
}
