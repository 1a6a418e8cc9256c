import { lookOfStep, type StateLook, WRITING_LOOK } from "../_ui/state-look";
import type { NodeState } from "./graph-parts";

/** The look of a node in a run. */
export function lookOfNode({ status, stage, isWriting }: NodeState): StateLook {
  return isWriting ? WRITING_LOOK : lookOfStep(status, stage);
}
