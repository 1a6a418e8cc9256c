import { expect, test } from "vitest";
import { parallel, step, workflow } from "../testing/build-workflow";
import { answers, begins, cancels, fails, finishes, givesUp, retries, skips, wakes } from "../testing/moves";
import { given } from "../testing/scenario";
import { stepOf } from "./run-state";

const retried = workflow([
  step("write", { creates: ["a.md"], retry: { attempts: 3, backoffMs: 1_000 } }),
  step("read", { requires: ["a.md"] }),
]);
const failed = () => given(retried, fails("write"));
const exhausted = () =>
  failed().later(1_000).when(wakes(), fails("write")).later(2_000).when(wakes(), fails("write"));

test("a failed attempt waits for the next, and its agent stays with it", () => {
  failed().thenSees({
    run: "running",
    steps: { write: "retrying" },
    agents: { write: "working" },
    commands: ["setTimer"],
  });
});

test("the wait doubles with each failure", () => {
  const first = failed();
  expect(first.last.commands).toEqual([
    { type: "setTimer", timerKey: `retry:write:${first.state.seq}`, dueAt: first.at + 1_000 },
  ]);
  const second = first.later(1_000).when(wakes(), fails("write"));
  expect(second.last.commands).toMatchObject([{ dueAt: second.at + 2_000 }]);
});

test("the time that the provider asks for is kept to", () => {
  const run = given(retried, fails("write", { retryAfterMs: 30_000 }));
  expect(run.last.commands).toMatchObject([{ dueAt: run.at + 30_000 }]);
});

test("a wait has an end, however often the step may be tried", () => {
  const patient = workflow([step("write", { retry: { attempts: 100, backoffMs: 60_000 } })]);
  const run = given(patient);
  for (let failure = 0; failure < 50; failure += 1) run.when(fails("write")).later(3_600_000).when(wakes());
  run.when(fails("write"));
  expect(run.last.commands).toMatchObject([{ dueAt: run.at + 3_600_000 }]);
});

test("a timer that fires early starts nothing", () => {
  failed()
    .when(wakes())
    .thenSees({ steps: { write: "queued" } });
  const early = given(
    workflow([step("write", { retry: { attempts: 3, backoffMs: 60_000 } })]),
    fails("write"),
  );
  early.when(wakes()).thenSees({ steps: { write: "retrying" }, events: [] });
});

test("the next attempt is another task of the same step", () => {
  const run = failed().later(1_000).when(wakes());
  run.thenSees({ steps: { write: "queued" }, commands: ["performTask"] });
  expect(stepOf(run.state, "write")).toMatchObject({ attempt: 2, lastTaskId: "run-t2" });
});

test("when all attempts are used up, the step stops at an incident", () => {
  const run = exhausted().thenSees({
    run: "paused: incident",
    steps: { write: "stuck" },
    agents: { write: "error" },
    includes: ["incident.opened", "run.paused"],
  });
  expect(run.view().incidents[0]?.because).toEqual({
    code: "model-error",
    sentence: "Failed 3 times: the model did not answer",
  });
});

test("a failure that repeating cannot help is an incident at once", () => {
  given(retried, fails("write", { retryable: false })).thenSees({ steps: { write: "stuck" } });
});

test("an attempt that ran out of time is repeated like any other failure", () => {
  const late = fails("write", { reason: "timeout", message: "took longer than 1 min" });
  const run = given(retried, late).thenSees({ steps: { write: "retrying" } });
  expect(run.view().steps[0]?.reason?.sentence).toBe("Attempt 1 of 3 failed: took longer than 1 min");
});

test("incident, retry: another attempt, with all attempts to come", () => {
  const run = exhausted()
    .when(retries("write"))
    .thenSees({ run: "running", steps: { write: "queued" } });
  expect(run.last.events.find(({ type }) => type === "incident.closed")?.data).toMatchObject({
    choice: "retry",
  });
  run.when(fails("write")).thenSees({ steps: { write: "retrying" } });
});

test("an order for an incident that is settled already moves nothing, whatever the step does now", () => {
  const run = exhausted();
  const incidentId = run.state.openIncidents[0];
  run.when(retries("write", { incidentId })).thenSees({ steps: { write: "queued" } });
  for (const late of [retries, skips, givesUp]) {
    run.thenRefuses(late("write", { incidentId, requestId: "late" }), "illegal-move");
  }
  run.thenSees({ steps: { write: "queued" } });
});

test("an order for an incident that is settled does not reach the next incident of the step", () => {
  const run = exhausted();
  const incidentId = run.state.openIncidents[0];
  run.when(retries("write", { incidentId }), fails("write", { retryable: false }));
  for (const late of [retries, skips, givesUp]) {
    run.thenRefuses(late("write", { incidentId, requestId: "late" }), "illegal-move", /settled already/);
  }
  run.thenSees({ run: "paused: incident", steps: { write: "stuck" } });
});

test("incident, edit and retry: the agent gets what the person wrote", () => {
  const run = exhausted().when(retries("write", { input: "Leave the table out" }));
  expect(stepOf(run.state, "write")?.feedback.at(-1)).toEqual({ by: "Oda", comment: "Leave the table out" });
  expect(run.last.events.find(({ type }) => type === "incident.closed")?.data).toMatchObject({
    choice: "edit-and-retry",
  });
});

test("incident, skip: the run goes on without the step, and says what is missing", () => {
  const run = exhausted()
    .when(skips("write", { reason: "not needed" }))
    .thenSees({
      run: "completed",
      steps: { write: "skipped", read: "skipped" },
    });
  expect(run.view().steps.map(({ reason }) => reason?.sentence)).toEqual([
    "Oda skipped it: not needed.",
    "Needs a.md, which was not made. write was skipped: Oda skipped it: not needed.",
  ]);
  expect(run.last.events.find(({ type }) => type === "incident.closed")?.data).toMatchObject({
    choice: "skip",
    by: { name: "Oda" },
    reason: "not needed",
  });
});

test("incident, fail: the run ends as failed at this step", () => {
  const run = exhausted()
    .when(givesUp("write"))
    .thenSees({ run: "failed", steps: { write: "failed" } });
  expect(run.view().reason?.sentence).toBe("Failed 3 times: the model did not answer");
});

test("cancelling closes the incident", () => {
  exhausted()
    .when(cancels())
    .thenSees({ run: "cancelled", steps: { write: "cancelled" } });
});

test("a step that was not reached refuses retry", () => {
  given(retried).thenRefuses(retries("read"), "illegal-move", /has not reached/);
});

test("a step that stands at no incident refuses to be failed", () => {
  given(retried).thenRefuses(givesUp("write"), "illegal-move", /queued and cannot become/);
  given(retried).thenRefuses(givesUp("read"), "illegal-move", /not reached yet/);
});

test("a step in an agent's hands can be skipped, once; one that waits for a decision cannot", () => {
  const order = { requestId: "skip", reason: "Not needed" };
  const run = given(retried, begins("write")).when(skips("write", order));
  run.thenSees({ steps: { write: "skipped" }, commands: ["abortTask"] }).thenIgnores(skips("write", order));
  expect(stepOf(run.state, "write")).toMatchObject({ because: { sentence: "Oda skipped it: Not needed." } });
  failed()
    .when(skips("write"))
    .thenSees({ steps: { write: "skipped" } });
  given(retried).thenRefuses(skips("read"), "illegal-move", /not reached yet/);
  const gated = workflow([step("a", { gate: "after" })]);
  given(gated, finishes("a")).thenRefuses(skips("a"), "illegal-move", /reviewing and cannot become/);
});

test("a person need not wait for the next attempt", () => {
  failed()
    .when(retries("write"))
    .thenSees({ steps: { write: "queued" } });
});

test("while one branch stands at an incident, the others go on", () => {
  const both = workflow([parallel("p", [[step("a")], [step("b"), step("c")]])]);
  given(both, fails("p/a", { retryable: false }))
    .thenSees({ run: "running", steps: { "p/a": "stuck", "p/b": "queued" } })
    .when(finishes("p/b"), finishes("p/c"))
    .thenSees({ run: "paused: incident" })
    .when(retries("p/a"), finishes("p/a"))
    .thenSees({ run: "completed" });
});

test("a step that began is repeated, whatever becomes of its condition meanwhile", () => {
  const check = (key: string) => step(key, { asks: ["has_issues"] });
  const changing = workflow([
    check("first"),
    parallel("p", [[step("fix", { condition: "has_issues" })], [check("second")]]),
  ]);
  given(changing, finishes("first", { findings: { has_issues: true } }), fails("p/fix"))
    .when(finishes("p/second", { findings: { has_issues: false } }))
    .later(1_000)
    .when(wakes())
    .thenSees({ steps: { "p/fix": "queued" } });
});

test("a step that a person chose an agent for is repeated by the same agent", () => {
  const either = workflow([step("write", { agents: ["pm", "analyst"] })]);
  const run = given(either, answers("write", "analyst"), fails("write")).later(1_000).when(wakes());
  expect(stepOf(run.state, "write")).toMatchObject({ stage: "queued", agent: "analyst", attempt: 2 });
});
