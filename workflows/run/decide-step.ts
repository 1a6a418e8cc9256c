import { RunRefusal } from "./refusal";
import type { Incident } from "./run-state";
import type { SignalOf } from "./signals";
import type { Turn } from "./turn";

type StepOrder = SignalOf<"retryStep"> | SignalOf<"skipStep"> | SignalOf<"failStep">;

/** Another attempt of a step at an incident; `input` reaches the agent as feedback (product.md 3.9). */
export function retryStep(turn: Turn, signal: SignalOf<"retryStep">): void {
  const incident = openIncidentOf(turn, signal);
  const isEdited = signal.input !== undefined && signal.input.trim() !== "";
  closeIncident(turn, incident, isEdited ? "edit-and-retry" : "retry", signal);
  turn.record("step.retried", {
    ...turn.place(signal.stepKey),
    code: "retried-by-person",
    sentence: `${turn.by.name} ordered another attempt.`,
    dueAt: null,
    feedback: isEdited ? { by: turn.by.name, comment: signal.input ?? "" } : null,
  });
}

/** Goes on without the step. */
export function skipStep(turn: Turn, signal: SignalOf<"skipStep">): void {
  const incident = openIncidentOf(turn, signal);
  closeIncident(turn, incident, "skip", signal);
  const why = signal.reason.trim() === "" ? "" : `: ${signal.reason.trim()}`;
  turn.skip(signal.stepKey, "skipped-by-person", `${turn.by.name} skipped it${why}.`);
}

/** Ends the run as failed at this step. */
export function failStep(turn: Turn, signal: SignalOf<"failStep">): void {
  const incident = openIncidentOf(turn, signal);
  closeIncident(turn, incident, "fail", signal);
  const { code, sentence } = incident.because;
  turn.record("step.failed", { ...turn.place(signal.stepKey), code, sentence, final: true });
  turn.dropWaits(null, "The run failed.");
  turn.record("run.failed", { code, sentence, stepKey: signal.stepKey });
}

function openIncidentOf(turn: Turn, { stepKey }: StepOrder): Incident {
  const { incidents, steps } = turn.state;
  const incident = Object.values(incidents).find((one) => one.open && one.stepKey === stepKey);
  if (incident) return incident;
  const stage = steps[stepKey]?.stage ?? "not reached yet";
  const message = `The step "${stepKey}" is ${stage}; only a step that stands at an incident can be retried, skipped or failed.`;
  throw new RunRefusal("illegal-move", message, { from: stage, to: "retried" });
}

function closeIncident(
  turn: Turn,
  incident: Incident,
  choice: "retry" | "edit-and-retry" | "skip" | "fail",
  { reason, requestId }: StepOrder,
): void {
  const { incidentId, stepKey } = incident;
  turn.record("incident.closed", {
    ...turn.place(stepKey),
    incidentId,
    choice,
    by: turn.by,
    reason,
    requestId,
  });
}
