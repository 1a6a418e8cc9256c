import { Handoff } from "#workflows/run/handoff";
import type { RunView } from "#workflows/run/run-view";

type View = Pick<RunView, "steps" | "artifacts" | "runId">;

/** A field of a handoff: what was sent, and whether it holds (product.md 3.4). */
export type CheckedField = {
  name: keyof Handoff;
  value: Handoff[keyof Handoff];
  /** What is wrong with it; null when nothing is. */
  fault: string | null;
};

const FIELDS: (keyof Handoff)[] = [
  "from_agent",
  "to_agent",
  "phase",
  "priority",
  "instructions",
  "context_ids",
  "expected_outputs",
  "metadata",
  "handoff_id",
  "run_id",
  "created_at",
];

/** Checks each field by its schema, and against the run: the documents exist, the receiver is the step's agent. */
export function checkHandoff(handoff: Handoff, view: View): CheckedField[] {
  return FIELDS.map((name) => ({
    name,
    value: handoff[name],
    fault: faultOfSchema(handoff, name) ?? faultInRun(handoff, name, view),
  }));
}

export function isSound(handoff: Handoff, view: View): boolean {
  return checkHandoff(handoff, view).every(({ fault }) => fault === null);
}

function faultOfSchema(handoff: Handoff, name: keyof Handoff): string | null {
  const checked = Handoff.shape[name].safeParse(handoff[name]);
  return checked.success ? null : (checked.error.issues[0]?.message ?? "It does not fit the schema.");
}

function faultInRun(handoff: Handoff, name: keyof Handoff, { steps, artifacts, runId }: View): string | null {
  const step = steps.find(({ stepKey }) => stepKey === handoff.metadata.stepKey);
  switch (name) {
    case "run_id":
      return handoff.run_id === runId ? null : "It belongs to another run.";
    case "to_agent":
      return !step || step.agents.length === 0 || step.agents.includes(handoff.to_agent)
        ? null
        : `The step is done by ${step.agents.join(" or ")}.`;
    case "context_ids": {
      const missing = handoff.context_ids.filter(
        (id) => !artifacts.some(({ artifactId }) => artifactId === id),
      );
      return missing.length === 0 ? null : `The run has no document ${missing.join(", ")}.`;
    }
    case "instructions":
      return handoff.instructions.trim() === "" ? "It says nothing." : null;
    default:
      return null;
  }
}
