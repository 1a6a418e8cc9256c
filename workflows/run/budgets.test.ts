import { expect, test } from "vitest";
import { loop, parallel, step, workflow } from "../testing/build-workflow";
import { isRefused, REFUSAL } from "../testing/control-moves";
import {
  answers,
  approves,
  begins,
  finishes,
  type Move,
  pauses,
  resumes,
  send,
  starts,
  wakes,
} from "../testing/moves";
import { ann, oda } from "../testing/people";
import { given, type Scenario } from "../testing/scenario";
import { effectsOf } from "./effects";
import { stepOf } from "./run-state";

const two = workflow([parallel("p", [[step("a")], [step("b")]]), step("c")]);

const asked = (...moves: Move[]): Scenario =>
  given(workflow([step("a"), step("b")]), begins("a"), isRefused("a"), ...moves);
const byAnn = { by: ann };

test("a refused call pauses the run, says why, and asks an owner; it counts as no failed attempt", () => {
  const run = asked().thenSees({
    run: "paused: budget",
    steps: { a: "asking" },
    includes: ["budget.exhausted", "approval.requested", "run.paused"],
  });
  expect(stepOf(run.state, "a")).toMatchObject({ failures: 0 });
  const view = run.view();
  expect(view.reason?.sentence).toBe(
    'The cost in the project "default" today (UTC) reached the limit: $4.20 of $5.00, and the next call may take $1.00. How should the run go on?',
  );
  expect(view.waiting).toMatchObject({ kind: "budget", who: ["owner"], action: { kind: "open-approval" } });
  expect(view.approvals[0]?.options.map(({ label }) => label)).toEqual([
    "Allow $7.50 for today",
    "Try again with the model and the budget that are set now",
    "Stop the run",
  ]);
});

test("a budget that is too small for a single call says so", () => {
  const refusal = { ...REFUSAL, unit: "tokens" as const, used: 0, wanted: 18_012, limit: 10 };
  const run = given(workflow([step("a")]), begins("a"), isRefused("a", refusal));
  expect(run.view().reason?.sentence).toBe(
    'The limit of the tokens in the project "default" today (UTC), 10 tokens, is too small for the next call, which may take 18,012 tokens. How should the run go on?',
  );
});

test("more is allowed by an owner, recorded with its scope, and the step goes on", () => {
  asked()
    .thenRefuses(answers("a", "top-up", { by: oda }), "role-required")
    .when(answers("a", "top-up", byAnn))
    .thenSees({ run: "running", steps: { a: "queued" }, includes: ["budget.raised"] });
});

test("each answer tells what it does", () => {
  const { definition, state, at } = asked();
  expect(effectsOf(definition, state, state.pendingApprovals[0] ?? "", at)).toMatchObject({
    "top-up": expect.stringContaining(
      'Raises the limit for the cost in the project "default" today (UTC) to $7.50.',
    ),
    "change-model": expect.stringContaining('Then "a" (a) starts.'),
    stop: "The run ends as failed.",
  });
});

test("stopping ends the run, naming the budget", () => {
  const run = asked(answers("a", "stop", byAnn)).thenSees({ run: "failed" });
  expect(run.view().reason).toMatchObject({
    code: "budget",
    sentence: expect.stringContaining("$4.20 of $5.00"),
  });
});

test("stopping closes what else waited for a person", () => {
  const gated = workflow([parallel("p", [[step("a")], [step("b", { gate: "after" })]])]);
  const run = given(gated, finishes("p/b"), isRefused("p/a"), answers("p/a", "stop", byAnn));
  run.thenSees({ run: "failed" });
  expect(run.view().approvals.map(({ status }) => status)).toEqual(["void", "approved"]);
});

test("while the question is open nothing new starts, and a second refusal asks no second time", () => {
  const run = given(two, isRefused("p/a")).thenSees({ run: "running", steps: { "p/b": "queued" } });
  run.when(isRefused("p/b")).thenSees({ run: "paused: budget", steps: { "p/b": "unreached" } });
  expect(run.state.pendingApprovals).toHaveLength(1);
  run
    .when(answers("p/a", "change-model", byAnn))
    .thenSees({ run: "running", steps: { "p/a": "queued", "p/b": "queued" } });
  expect(run.history.map(({ type }) => type)).not.toContain("budget.raised");
});

test("with a new day the question is dropped and the step goes on", () => {
  const run = asked();
  expect(run.last.commands).toContainEqual({
    type: "setTimer",
    timerKey: "budget:run-a1",
    dueAt: REFUSAL.resetsAt,
  });
  run.when(wakes()).thenSees({ run: "paused: budget" });
  run
    .later(86_400_000)
    .when(wakes())
    .thenSees({ run: "running", steps: { a: "queued" } });
  expect(run.view().approvals).toMatchObject([{ status: "void" }]);
});

test("a question is dropped when its limit was changed, but not one about the run's own bounds", () => {
  const free = send({ type: "freeBudget", approvalId: "run-a1", sentence: "The limit was changed." });
  asked(free)
    .thenSees({ run: "running", steps: { a: "queued" } })
    .thenIgnores(free);
  asked(pauses(), free)
    .thenSees({ run: "paused: person", steps: { a: "unreached" } })
    .when(resumes())
    .thenSees({ steps: { a: "queued" } });
  given(two, starts({ caps: { attempts: 1, hours: 1_000 } })).thenIgnores(free);
  given(two, starts({ caps: { attempts: 100, hours: 1 } }))
    .later(3_600_000)
    .when(finishes("p/a"), finishes("p/b"))
    .thenIgnores(free);
});

test("a warning is recorded, and not after the end", () => {
  const warning = send({ type: "warnBudget", budget: { ...REFUSAL, used: 4 } });
  const run = given(workflow([step("a")]), warning).thenSees({ events: ["budget.warned"] });
  run.when(finishes("a")).thenIgnores(warning);
});

test("an endless loop stops at the most attempts a run may have, and the reason names the bound (E24)", () => {
  const endless = workflow([loop("l", "is_done", 1_000, [step("l2", { asks: ["is_done"] })])]);
  const caps = { attempts: 5, hours: 1_000 };
  const run = given(endless, starts({ caps }));
  for (let round = 0; round < 5; round += 1) run.when(finishes("l/l2", { findings: { is_done: false } }));
  run.thenSees({ run: "paused: budget" });
  expect(run.view().reason?.sentence).toMatch(/^The attempts of this run reached the limit: 5 attempts of 5/);
  expect(run.view().approvals[0]?.options.map(({ label }) => label)).toEqual([
    "Allow 8 attempts for this run",
    "Stop the run",
  ]);
  run.when(answers("l/l2", "top-up", byAnn)).thenSees({ run: "running", steps: { "l/l2": "queued" } });
  expect(run.state.caps).toMatchObject({ attempts: 8 });
});

test("a run that takes longer than it may asks before its next attempt (E24)", () => {
  const gated = workflow([step("a", { gate: "after" }), step("b")]);
  const run = given(gated, starts({ caps: { attempts: 100, hours: 48 } }), finishes("a")).later(
    49 * 3_600_000,
  );
  run.when(approves("a")).thenSees({ run: "paused: budget" });
  expect(run.view().reason?.sentence).toMatch(
    /^The hours of this run reached the limit: 49 hours of 48 hours/,
  );
  expect(
    run
      .view()
      .approvals.at(-1)
      ?.options.map(({ value }) => value),
  ).toEqual(["top-up", "stop"]);
  run.when(answers("b", "top-up", byAnn)).thenSees({ steps: { b: "queued" } });
});
