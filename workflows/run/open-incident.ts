import type { Turn } from "./turn";

const CHOICES = ["retry", "edit-and-retry", "skip", "fail"] as const;

/** Stops at a step visibly, with choices for a person (product.md 3.9). One at a time for each step. */
export function openIncident(turn: Turn, stepKey: string, code: string, sentence: string): void {
  const { incidents, runId } = turn.state;
  const isOpen = Object.values(incidents).some((incident) => incident.open && incident.stepKey === stepKey);
  if (isOpen) return;
  turn.record("incident.opened", {
    ...turn.place(stepKey),
    incidentId: `${runId}-i${Object.keys(incidents).length + 1}`,
    code,
    sentence,
    choices: [...CHOICES],
  });
}
