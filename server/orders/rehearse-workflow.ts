import type { WantedWorkflow } from "#server/library/library";
import type { Rehearsal, RehearsalOrder } from "#workflows/run/rehearsal";
import { rehearse } from "#workflows/run/rehearse";
import { checkRunInput } from "./check-run-input";
import type { OrderDeps } from "./order-deps";
import { findStartable } from "./start-run";

/** The path that a run of a workflow would take; writes nothing. Refuses what `startRun` would refuse. */
export function rehearseWorkflow(
  deps: Pick<OrderDeps, "library">,
  wanted: WantedWorkflow,
  order: RehearsalOrder,
): Rehearsal {
  const { definition } = findStartable(deps, wanted);
  return rehearse(definition, { ...order, input: checkRunInput(definition.inputs, order.input) });
}
