import { expect, it } from "vitest";
import { sayWaiting } from "./say-waiting";

const approval = {
  kind: "approval",
  sentence: 'Waiting for approval of "requirements" from an approver.',
  since: 1_000_000,
  dueAt: null,
};

it("says how long it has lasted, in the largest unit", () => {
  expect(sayWaiting(approval, 1_000_000 + 184_000)).toBe(
    'Waiting 3 min for approval of "requirements" from an approver.',
  );
});

it("says no length in the first second", () => {
  expect(sayWaiting(approval, 1_000_500)).toBe(approval.sentence);
});

it("says when a timer is due, and no more once it is over", () => {
  const retry = { ...approval, kind: "retry", dueAt: 1_012_000 };
  expect(sayWaiting(retry, 1_000_000)).toMatch(/ Due in 12 s\.$/);
  expect(sayWaiting(retry, 1_012_000)).not.toMatch(/Due/);
});

it("keeps quiet about a queue that only just began", () => {
  const queue = { ...approval, kind: "queue" };
  expect(sayWaiting(queue, 1_004_999)).toBeNull();
  expect(sayWaiting(queue, 1_005_000)).not.toBeNull();
});

it("leaves a sentence that does not begin with waiting as it is", () => {
  const paused = { ...approval, kind: "person", sentence: "Paused by Bo: waiting for legal." };
  expect(sayWaiting(paused, 9_000_000)).toBe("Paused by Bo: waiting for legal.");
});
