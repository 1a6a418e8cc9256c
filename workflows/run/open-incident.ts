import type { Turn } from "./turn";

/** Stops at a step visibly, with choices for a person (product.md 3.9). One at a time for each step. */
export function openIncident(turn: Turn, stepKey: string, code: string, sentence: string): void {
  const { incidents, openIncidents, runId } = turn.state;
  if (openIncidents.some((id) => incidents[id]?.stepKey === stepKey)) return;
  turn.record("incident.opened", {
    ...turn.place(stepKey),
    incidentId: `${runId}-i${Object.keys(incidents).length + 1}`,
    code,
    sentence,
    choices: ["retry", "edit-and-retry", "skip", "fail"],
  });
}
