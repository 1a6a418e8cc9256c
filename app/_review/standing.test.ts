import { expect, it } from "vitest";
import { isOpen, standingOf } from "./standing";
import { sampleDecision, sampleRequest } from "./testing/sample-request";

const ann = { id: "ann", role: "approver", permissions: ["runs.read", "approvals.decide"] };
const looking = { me: ann, wasOpen: true, isChanged: false, sent: new Set<string>() };

it("a request that waits is open for who may decide it", () => {
  expect(standingOf(sampleRequest(), looking)).toEqual({ kind: "open" });
});

it("a decision that came from elsewhere while it was open here is a collision, one's own is not", () => {
  const decided = sampleRequest({ status: "approved", decision: sampleDecision() });
  expect(standingOf(decided, looking)).toMatchObject({ kind: "decided", isCollision: true });
  expect(standingOf(decided, { ...looking, sent: new Set(["d-bo"]) })).toMatchObject({ isCollision: false });
  expect(standingOf(decided, { ...looking, wasOpen: false })).toMatchObject({ isCollision: false });
});

it("who lacks the role is told which one it takes", () => {
  const viewer = { id: "vic", role: "viewer", permissions: ["runs.read"] };
  expect(standingOf(sampleRequest(), { ...looking, me: viewer })).toEqual({
    kind: "not-allowed",
    sentence: "Deciding this takes the role approver or owner; yours is viewer.",
  });
  const { facts } = sampleRequest();
  const forOwners = sampleRequest({ facts: { ...facts, mayDecide: ["owner"] } });
  expect(standingOf(forOwners, looking)).toMatchObject({ kind: "not-allowed" });
});

it("a text that changed closes every answer until it was looked at", () => {
  const standing = standingOf(sampleRequest(), { ...looking, isChanged: true });
  expect(standing).toEqual({ kind: "changed" });
  expect(isOpen(standing, "reject")).toBe(false);
});

it("who approved already cannot approve again but may say something else", () => {
  const voters = [{ id: "ann", name: "Ann", at: "2026-11-22T10:01:00.000Z" }];
  const standing = standingOf(sampleRequest({ voters, votes: { have: 1, need: 2 } }), looking);
  expect(standing).toEqual({ kind: "voted" });
  expect([isOpen(standing, "approve"), isOpen(standing, "reject")]).toEqual([false, true]);
});

it("a request that ran out or is not needed any more is closed", () => {
  expect(standingOf(sampleRequest({ status: "void" }), looking)).toEqual({ kind: "closed", status: "void" });
  expect(standingOf(sampleRequest({ status: "expired" }), looking)).toEqual({
    kind: "closed",
    status: "expired",
  });
});
