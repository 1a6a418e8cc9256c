import { expect, it } from "vitest";
import type { RunEvent } from "#workflows/run/events";
import { findLandmarks } from "./find-landmarks";

function events(type: "milestone" | "incident", count: number, from: number): RunEvent[] {
  return Array.from({ length: count }, (_, at) => {
    const place = { seq: from + at, at: 0 };
    if (type === "milestone") {
      return { ...place, type: "milestone.reached", data: { phase: "plan", stepKeys: [], artifactIds: [] } };
    }
    const because = { code: "x", sentence: "x", incidentId: "i", choices: [] };
    return { ...place, type: "incident.opened", data: { stepKey: "plan", iteration: 0, ...because } };
  });
}

it("marks milestones and incidents at their numbers", () => {
  const found = findLandmarks([...events("milestone", 1, 4), ...events("incident", 1, 9)]);
  expect(found).toEqual([
    { seq: 4, tone: "done" },
    { seq: 9, tone: "failed" },
  ]);
});

it("keeps what presses most when there are too many", () => {
  const found = findLandmarks([...events("milestone", 500, 1), ...events("incident", 3, 501)]);
  expect(found.map(({ seq }) => seq)).toEqual([501, 502, 503]);
});
