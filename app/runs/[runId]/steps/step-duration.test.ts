import { expect, it } from "vitest";
import { findRequests } from "./find-requests";
import { workedUntil } from "./step-duration";
import type { RequestOfRun } from "./tree-steps";

function request(approvalId: string, stepKey: string, iteration: number, requestedAt: number): RequestOfRun {
  return {
    approvalId,
    stepKey,
    iteration,
    requestedAt,
    kind: "result",
    topic: null,
    version: 1,
    question: "Approve it?",
    contentSha256: null,
    artifactId: null,
    options: [],
    finding: null,
    role: "approver",
    votesNeeded: 1,
    votes: [],
    agent: "analyst",
    status: "pending",
    decision: null,
  };
}

it("finds the newest request of a step in its round", () => {
  const find = findRequests([
    request("a", "plan", 0, 10),
    request("b", "plan", 0, 20),
    request("c", "verify/test", 1, 5),
  ]);
  expect(find({ stepKey: "plan", iteration: 0 })?.approvalId).toBe("b");
  expect(find({ stepKey: "verify/test", iteration: 2 })).toBeUndefined();
});

it("does not count the wait for a person as the agent's work", () => {
  expect(workedUntil(100, 9_000, request("a", "plan", 0, 160))).toBe(160);
});

it("counts an attempt that was not judged yet to its own end", () => {
  expect(workedUntil(200, 260, request("a", "plan", 0, 160))).toBe(260);
  expect(workedUntil(200, 260, { kind: "question", requestedAt: 210 })).toBe(260);
});
