import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { RunFact } from "../run/events";
import { describeEvent, sayOutcome } from "./describe-event";
import { placeOf } from "./notice-fact";

const place = { stepKey: "plan/requirements", iteration: 0 };
const by = { id: "u-ann", name: "Ann" };
const decided = (action: "approve" | "revise" | "amend" | "reject" | "answer") =>
  RunFact.parse({
    type: "approval.decided",
    data: {
      ...place,
      approvalId: "a",
      decisionId: "d",
      action,
      answer: null,
      comment: "",
      contentSha256: null,
      by,
    },
  });

test.each([
  ["approve", "Approved by Ann"],
  ["revise", "Changes requested by Ann"],
  ["amend", "Amended by Ann"],
  ["reject", "Rejected by Ann"],
  ["answer", "Answered by Ann"],
] as const)("%s is told as %s", (action, words) => {
  expect(sayOutcome(decided(action))).toBe(words);
  expect(describeEvent(decided(action))).toMatchObject({ kind: "decided", headline: words });
});

test("a request's headline is ours, the question is quoted, its facts come with it", () => {
  const asked = RunFact.parse({
    type: "approval.requested",
    data: {
      ...place,
      approvalId: "a",
      kind: "question",
      topic: "raised-hand",
      version: 1,
      question: "Pay now?",
      contentSha256: null,
      artifactId: null,
      outputs: [],
      summary: "",
      confidence: null,
      options: [],
      finding: null,
      role: "approver",
      votesNeeded: 2,
      agent: "analyst",
      dueAt: 1_700_000_000_000,
    },
  });
  expect(describeEvent(asked)).toEqual({
    kind: "request",
    headline: "An answer asked",
    quote: "Pay now?",
    facts: [
      { label: "Step", value: "plan/requirements" },
      { label: "Agent", value: "analyst" },
      { label: "People needed", value: "2" },
    ],
    dueAt: 1_700_000_000_000,
  });
  expect(sayOutcome(asked)).toBeNull();
});

test("a message leads to its request, else to its run, and no address decides anything", () => {
  const run = { id: "r", title: "Tennis", workflowId: "sdlc" };
  expect(placeOf({ run, approvalId: "a/b" })).toBe("/inbox?request=a%2Fb");
  expect(placeOf({ run, approvalId: null })).toBe("/runs/r");
});

test("the database notes exactly the facts that are told or end a request", () => {
  const sql = readFileSync("db/migrations/0008_notices.sql", "utf8");
  const [, list = ""] = /new\.type in \(([^)]*)\)/.exec(sql) ?? [];
  const noted = [...list.matchAll(/'([^']+)'/g)].map(([, type]) => type).sort();
  const source = readFileSync("workflows/notices/describe-event.ts", "utf8");
  const told = new Set([...source.matchAll(/case "([^"]+)"/g)].map(([, type]) => type));
  expect(noted).toEqual([...told].sort());
});
