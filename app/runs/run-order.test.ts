import { expect, it } from "vitest";
import { RUN_ORDERS, whyNot } from "./run-order";
import { sampleRun } from "./testing/sample-run";

const allowed = (changes: Parameters<typeof sampleRun>[0]) =>
  RUN_ORDERS.filter((order) => whyNot(order, sampleRun(changes)) === null);

it("each state of a run takes its own orders", () => {
  expect(allowed({ status: "running" })).toEqual(["pause", "cancel"]);
  expect(allowed({ status: "paused", reason: "person" })).toEqual(["resume", "cancel"]);
  expect(allowed({ status: "paused", reason: "approval" })).toEqual(["pause", "cancel"]);
  expect(allowed({ status: "failed" })).toEqual([]);
});

it("a retry needs the step of an incident", () => {
  const action = { kind: "open-incident" as const, label: "Open incident", stepKey: "build" };
  const waiting = {
    kind: "incident" as const,
    sentence: "It stands.",
    since: "2026-11-22T10:00:00.000Z",
    dueAt: null,
    who: [],
    action,
  };
  expect(allowed({ status: "paused", reason: "incident", waiting })).toContain("retry");
});
