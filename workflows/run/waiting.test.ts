import { expect, test } from "vitest";
import { loop, parallel, step, workflow } from "../testing/build-workflow";
import { approves, begins, cancels, fails, finishes, pauses } from "../testing/moves";
import { ann } from "../testing/people";
import { given, type Scenario } from "../testing/scenario";
import { waitingOf } from "./waiting";

const waiting = (run: Scenario) => waitingOf(run.definition, run.state);

test("a run at work waits for nothing", () => {
  expect(waiting(given(workflow([step("a")]), begins("a")))).toBeNull();
});

test("a run that has ended waits for nothing", () => {
  expect(waiting(given(workflow([step("a", { gate: "before" })]), cancels()))).toBeNull();
});

test("a result waits for its approval", () => {
  const run = given(workflow([step("plan", { label: "Project plan", gate: "after" })]), finishes("plan"));
  expect(waiting(run)).toEqual({
    kind: "approval",
    sentence: 'Waiting for approval of "Project plan" from an approver.',
    since: run.at,
    dueAt: null,
    who: ["approver"],
    action: { kind: "open-approval", label: "Open request", approvalId: "run-a1" },
  });
});

test("a plan waits for leave to start, and says how many votes are missing", () => {
  const gated = workflow([step("ship", { gate: "before", approvals: 2, role: "owner" })]);
  const run = given(gated);
  expect(waiting(run)?.sentence).toBe(
    'Waiting for approval to start "ship" from an owner (2 of 2 votes missing).',
  );
  run.when(approves("ship", { by: ann }));
  expect(waiting(run)?.sentence).toBe(
    'Waiting for approval to start "ship" from an owner (1 of 2 votes missing).',
  );
});

test("a question waits for its answer", () => {
  const run = given(workflow([step("tests", { condition: "user_wants_tests" })]));
  expect(waiting(run)?.sentence).toBe(
    'Waiting for an answer from an approver: tests: is "user_wants_tests" true?',
  );
});

test("a block's question names the block", () => {
  const run = given(workflow([loop("verify", "is_good", 2, [step("a")])]), finishes("verify/a"));
  expect(waiting(run)?.sentence).toContain("verify");
});

test("several open requests show the oldest, and how many more there are", () => {
  const run = given(
    workflow([
      parallel(
        "p",
        ["a", "b", "c"].map((key) => [step(key, { gate: "before" })]),
      ),
    ]),
  );
  expect(waiting(run)?.sentence).toBe('Waiting for approval to start "a" from an approver. 2 more are open.');
});

test("an incident goes before requests", () => {
  const both = workflow([parallel("p", [[step("a", { gate: "before" })], [step("b")]])]);
  const run = given(both, fails("p/b", { retryable: false }));
  expect(waiting(run)).toMatchObject({
    kind: "incident",
    sentence: '"b" stands at an incident. Failed once: the model did not answer',
    action: { kind: "open-incident", stepKey: "p/b" },
  });
});

test("a pause by a person goes before all else", () => {
  const run = given(workflow([step("a", { gate: "before" })]), pauses({ reason: "waiting for legal" }));
  expect(waiting(run)).toMatchObject({
    kind: "person",
    sentence: "Paused by Oda: waiting for legal",
    who: ["operator"],
    action: { kind: "resume" },
  });
});

test("a wait for the next attempt names its time, and can be cut short", () => {
  const run = given(workflow([step("a")]), fails("a"));
  expect(waiting(run)).toMatchObject({
    kind: "retry",
    sentence: 'Waiting for the next attempt of "a". Attempt 1 of 3 failed: the model did not answer',
    dueAt: run.at + 1_000,
    action: { kind: "retry-now", stepKey: "a" },
  });
});

test("of several attempts to come, the first is waited for", () => {
  const both = workflow([parallel("p", [[step("a")], [step("b")]])]);
  const run = given(both, fails("p/a", { retryAfterMs: 60_000 }), fails("p/b"));
  expect(waiting(run)).toMatchObject({ action: { stepKey: "p/b" } });
});

test("a task that no worker has taken waits for one", () => {
  expect(waiting(given(workflow([step("a")])))).toMatchObject({
    kind: "queue",
    sentence: 'Waiting for a worker to take "a" (a).',
    action: null,
  });
});
