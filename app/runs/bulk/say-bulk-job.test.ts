import { expect, test } from "vitest";
import type { BulkJob } from "#server/queries/bulk-row";
import { sayProgress, titleOfJob } from "./say-bulk-job";

const job: BulkJob = {
  id: "j",
  action: "cancel",
  reason: "",
  query: "",
  status: "running",
  total: 1_204,
  done: 1_000,
  refused: 3,
  ahead: 201,
  startedBy: { id: "a", name: "Ann" },
  startedAt: "2026-11-22T10:00:00.000Z",
  finishedAt: null,
  stoppedBy: null,
};

test("a job says what it is and how far it came", () => {
  expect(titleOfJob(job)).toBe("Cancel 1,204 runs");
  expect(sayProgress(job)).toBe("Cancelling: 1,003 of 1,204 runs");
});

test("a job that is over says what came of it, and only that", () => {
  expect(sayProgress({ ...job, status: "stopped" })).toBe("Cancelled 1,000 runs, 3 refused, 201 not ordered");
  expect(sayProgress({ ...job, status: "completed", total: 1, done: 1, refused: 0, ahead: 0 })).toBe(
    "Cancelled 1 run",
  );
});
