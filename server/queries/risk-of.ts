import type { WorkflowDefinition } from "#workflows/definition/definition";
import { indexOf, stepNodeOf } from "#workflows/run/definition-index";

/** `high`: decided by itself and on purpose, never in a batch (H17). */
export type Risk = "low" | "high";

/** High when several people or an owner must agree, or when the step does what cannot be taken back. */
export function riskOf(
  { role, votesNeeded, stepKey }: { role: string; votesNeeded: number; stepKey: string },
  definition: WorkflowDefinition,
): Risk {
  if (votesNeeded > 1 || role === "owner") return "high";
  const isUnsafe = definition.sequences.some(
    ({ name }) => stepNodeOf(indexOf(definition, name), stepKey)?.effect === "unsafe",
  );
  return isUnsafe ? "high" : "low";
}
