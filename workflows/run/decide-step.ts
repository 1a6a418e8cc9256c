import { nodeOf } from "./definition-index";
import { findingName } from "./finding-name";
import { RunRefusal } from "./refusal";
import { rerunStep } from "./rerun-step";
import { scopeAt } from "./run-keys";
import type { Incident } from "./run-state";
import type { SignalOf } from "./signals";
import { skipNodes } from "./skip-nodes";
import type { StepStage } from "./step-state";
import type { Turn } from "./turn";

const IN_HAND: readonly StepStage["stage"][] = ["queued", "working", "retrying"];

type StepOrder = SignalOf<"retryStep"> | SignalOf<"skipStep"> | SignalOf<"failStep">;

/**
 * Another attempt of a step that stands at an incident, or waits for its next one (product.md 3.9); any other is
 * done again with all that follows (product.md 3.10). `input` reaches the agent as feedback.
 */
export function retryStep(turn: Turn, signal: SignalOf<"retryStep">): void {
  const { stepKey } = signal;
  refuseClosedIncident(turn, signal);
  const stage = turn.step(stepKey)?.stage;
  if (stage !== "retrying" && stage !== "stuck") return rerunStep(turn, signal);
  const input = signal.input?.trim() ?? "";
  if (stage === "stuck") {
    const incident = openIncidentOf(turn, signal, "retried");
    closeIncident(turn, incident, input === "" ? "retry" : "edit-and-retry", signal);
  }
  turn.record("step.retried", {
    ...turn.place(stepKey),
    code: "retried-by-person",
    sentence: `${turn.by.name} ordered another attempt.`,
    dueAt: null,
    feedback: input === "" ? null : { by: turn.by.name, comment: input },
  });
  recordItems(turn, stepKey, input);
}

/** At a map that lacks its list, each line of the input is an item. */
function recordItems(turn: Turn, stepKey: string, input: string): void {
  const node = nodeOf(turn.index, stepKey);
  if (node?.kind !== "forEach" || input === "") return;
  const value = input.split("\n").flatMap((line) => line.trim() || []);
  const name = findingName(turn.index, scopeAt(turn.index, turn.state, stepKey), node.list);
  const finding = { name, value, source: "person" as const, by: turn.by };
  turn.record("finding.recorded", { ...turn.place(stepKey), ...finding });
}

/**
 * Goes on without the step that stands at an incident, or without all that is in the block; also without a step
 * that an agent has in hand. What waits for a decision is its decider's to reject.
 */
export function skipStep(turn: Turn, signal: SignalOf<"skipStep">): void {
  const { stepKey, reason, requestId } = signal;
  refuseClosedIncident(turn, signal);
  const why = reason.trim() === "" ? "" : `: ${reason.trim()}`;
  const sentence = `${turn.by.name} skipped it${why}.`;
  if (IN_HAND.includes(turn.step(stepKey)?.stage ?? "unreached")) {
    const because = { code: "skipped-by-person", sentence };
    return turn.record("step.skipped", { ...turn.place(stepKey), ...because, by: turn.by, requestId });
  }
  const incident = openIncidentOf(turn, signal, "skipped");
  closeIncident(turn, incident, "skip", signal);
  const node = nodeOf(turn.index, stepKey);
  const scope = scopeAt(turn.index, turn.state, stepKey);
  if (node) skipNodes(turn, [node], scope, "skipped-by-person", sentence);
}

/** Ends the run as failed at this step. */
export function failStep(turn: Turn, signal: SignalOf<"failStep">): void {
  const { stepKey } = signal;
  refuseClosedIncident(turn, signal);
  const incident = openIncidentOf(turn, signal, "failed");
  closeIncident(turn, incident, "fail", signal);
  const { because } = incident;
  turn.record("step.failed", { ...turn.place(stepKey), ...because, final: true });
  turn.dropWaits("all", "The run failed.");
  turn.record("run.failed", { ...because, stepKey });
}

/** An order for an incident that somebody else has settled meanwhile must not reach what the step does now. */
function refuseClosedIncident(turn: Turn, { incidentId, stepKey }: StepOrder): void {
  if (incidentId === undefined || turn.state.openIncidents.includes(incidentId)) return;
  const stage = turn.step(stepKey)?.stage ?? "not reached yet";
  const message = `The incident of the step "${stepKey}" is settled already; the step is ${stage} now. Look at the run again.`;
  throw new RunRefusal("illegal-move", message, { from: stage, to: "settled" });
}

function openIncidentOf(turn: Turn, { stepKey }: StepOrder, wanted: string): Incident {
  const { incidents, openIncidents } = turn.state;
  for (const id of openIncidents) {
    const incident = incidents[id];
    if (incident?.stepKey === stepKey) return incident;
  }
  const stage = turn.step(stepKey)?.stage ?? "not reached yet";
  const message = `The step "${stepKey}" is ${stage} and cannot become ${wanted}; only one that stands at an incident can.`;
  throw new RunRefusal("illegal-move", message, { from: stage, to: wanted });
}

function closeIncident(
  turn: Turn,
  { incidentId, stepKey }: Incident,
  choice: "retry" | "edit-and-retry" | "skip" | "fail",
  { reason, requestId }: StepOrder,
): void {
  const closed = { incidentId, choice, by: turn.by, reason, requestId };
  turn.record("incident.closed", { ...turn.place(stepKey), ...closed });
}
