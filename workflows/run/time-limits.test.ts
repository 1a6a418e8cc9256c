import { describe, expect, test } from "vitest";
import type { Deadline } from "../definition/deadline";
import { type StepOptions, step, workflow } from "../testing/build-workflow";
import { approves, finishes, pauses, resumes, revises, starts, wakes } from "../testing/moves";
import { bob } from "../testing/people";
import { given, type Scenario } from "../testing/scenario";
import { DEADLINE_POLICY } from "./actor";
import { effectAtDeadline } from "./effects";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const limit = (changes: Partial<Deadline> = {}): Deadline => ({
  withinMs: 10 * HOUR,
  onDeadline: "keep",
  remind: [0.5, 0.9],
  ...changes,
});

const gated = (deadline: Deadline | undefined, options: StepOptions = {}) =>
  workflow([step("plan", { creates: ["plan.md"], gate: "after", deadline, ...options }), step("build")]);

const waiting = (deadline: Deadline, options: StepOptions = {}) =>
  given(gated(deadline, options), finishes("plan"));

const pass = (run: Scenario, ms: number) => run.later(ms - 1_000).when(wakes());

describe("reminders", () => {
  test("come once each, the last asks everybody who may decide", () => {
    const run = waiting(limit());
    expect(run.last.commands.filter(({ type }) => type === "setTimer")).toMatchObject([
      { timerKey: expect.stringMatching(/^remind:run-a1:/), dueAt: run.at + 5 * HOUR },
      { timerKey: expect.stringMatching(/^remind:run-a1:/), dueAt: run.at + 9 * HOUR },
      { timerKey: "due:run-a1", dueAt: run.at + 10 * HOUR },
    ]);
    pass(run, 5 * HOUR).thenSees({ events: ["approval.reminded"], run: "paused: approval" });
    expect(run.last.events[0]?.data).toMatchObject({ approvalId: "run-a1", isLast: false });
    run.when(wakes()).thenSees({ events: [] });
    pass(run, 4 * HOUR).thenSees({ events: ["approval.reminded"] });
    expect(run.last.events[0]?.data).toMatchObject({ isLast: true });
    run.when(wakes()).thenSees({ events: [] });
  });

  test("that were missed together are one", () => {
    const run = pass(waiting(limit()), 9.5 * HOUR);
    run.thenSees({ events: ["approval.reminded"] });
    expect(run.last.events[0]?.data).toMatchObject({ isLast: true });
    run.when(wakes()).thenSees({ events: [] });
  });

  test("do not come before their moment", () => {
    pass(waiting(limit()), 5 * HOUR - 1).thenSees({ events: [] });
  });
});

describe("at its deadline a request", () => {
  test("goes on waiting under keep, once said, and can still be decided", () => {
    const run = pass(waiting(limit()), 10 * HOUR);
    run.thenSees({ events: ["approval.overdue"], run: "paused: approval", steps: { plan: "reviewing" } });
    run.when(wakes()).thenSees({ events: [] });
    run.when(approves("plan")).thenSees({ steps: { plan: "completed", build: "queued" } });
  });

  test("is approved under approve, by the policy", () => {
    const run = pass(waiting(limit({ onDeadline: "approve" })), 10 * HOUR);
    run.thenSees({ steps: { plan: "completed", build: "queued" }, run: "running" });
    const { decision, status } = run.state.approvals["run-a1"] ?? {};
    expect(status).toBe("approved");
    expect(decision).toMatchObject({ action: "approve", by: { id: DEADLINE_POLICY.id } });
    run.thenRefuses(approves("plan", { approvalId: "run-a1" }), "already-decided", /Deadline policy/);
  });

  test("is rejected under reject, and the run takes its on_reject path", () => {
    const run = pass(waiting(limit({ onDeadline: "reject" }), { onReject: { kind: "halt" } }), 10 * HOUR);
    run.thenSees({ run: "failed", steps: { plan: "failed" } });
    expect(run.state.approvals["run-a1"]?.decision?.by.id).toBe(DEADLINE_POLICY.id);
  });

  test("that asks for a plan starts the step under approve", () => {
    const run = given(gated(limit({ onDeadline: "approve" }), { gate: "before" }));
    pass(run, 10 * HOUR).thenSees({ steps: { plan: "queued" } });
  });

  test("that needs several people is approved only when its own limit says so", () => {
    const own = waiting(limit({ onDeadline: "approve" }), { approvals: 2 });
    pass(own, 10 * HOUR).thenSees({ steps: { plan: "completed" } });
    const ofRun = given(
      gated(undefined, { approvals: 2 }),
      starts({ deadline: limit({ onDeadline: "approve" }) }),
      finishes("plan"),
    );
    pass(ofRun, 10 * HOUR).thenSees({ events: ["approval.overdue"], steps: { plan: "reviewing" } });
  });

  test("is decided while the run is paused, and the run goes on when it is resumed", () => {
    const run = waiting(limit({ onDeadline: "approve" })).when(pauses());
    pass(run, 10 * HOUR).thenSees({ steps: { plan: "completed", build: "unreached" } });
    run.when(resumes()).thenSees({ steps: { build: "queued" } });
  });
});

describe("a time limit", () => {
  test("of the run holds for the gates that name none, and for questions", () => {
    const definition = workflow([
      step("plan", { gate: "after" }),
      step("extra", { optional: true }),
      step("build"),
    ]);
    const run = given(definition, starts({ deadline: limit({ onDeadline: "reject" }) }), finishes("plan"));
    expect(run.state.approvals["run-a1"]?.dueAt).toBe(run.at + 10 * HOUR);
    run.when(approves("plan"));
    pass(run, 10 * HOUR).thenSees({ steps: { extra: "skipped", build: "queued" } });
    expect(run.state.approvals["run-a2"]?.decision).toMatchObject({ answer: false, by: DEADLINE_REF });
  });

  test("ends with the decision: its timers are cleared and fire no more", () => {
    const run = waiting(limit()).when(approves("plan"));
    expect(run.last.commands.filter(({ type }) => type === "clearTimer")).toHaveLength(3);
    pass(run, 10 * HOUR).thenSees({ events: [] });
  });

  test("begins anew with every round", () => {
    const run = waiting(limit())
      .later(2 * HOUR)
      .when(revises("plan"), finishes("plan", { text: "new" }));
    expect(run.state.approvals["run-a2"]?.dueAt).toBe(run.at + 10 * HOUR);
  });

  test("of 30 days and of a year neither fires early nor is forgotten", () => {
    for (const days of [30, 365]) {
      const run = waiting(limit({ withinMs: days * DAY, onDeadline: "approve", remind: [] }));
      pass(run, days * DAY - 1).thenSees({ events: [], steps: { plan: "reviewing" } });
      run.when(wakes()).thenSees({ steps: { plan: "completed" } });
    }
  });

  test("counts by the timer's own moment when the clock of the process is behind", () => {
    const run = waiting(limit({ onDeadline: "approve", remind: [] }));
    const dueAt = run.state.approvals["run-a1"]?.dueAt ?? 0;
    run.later(9 * HOUR).when(() => ({ type: "timerFired", timerKey: "due:run-a1", dueAt }));
    run.thenSees({ steps: { plan: "completed" } });
  });
});

const DEADLINE_REF = { id: DEADLINE_POLICY.id, name: DEADLINE_POLICY.name };

test("a question that the policy has no answer to becomes an incident, and is asked again from there", () => {
  const definition = workflow([step("plan", { agents: ["analyst", "pm"] }), step("build")]);
  const run = given(definition, starts({ deadline: limit({ onDeadline: "approve" }) }));
  pass(run, 10 * HOUR).thenSees({
    events: ["approval.expired", "incident.opened", "run.paused"],
    steps: { plan: "stuck" },
    run: "paused: incident",
  });
  expect(run.state.approvals["run-a1"]?.status).toBe("expired");
  const again = run.when((_, { seq }) => ({
    type: "retryStep",
    stepKey: "plan",
    by: bob,
    requestId: `again-${seq}`,
    reason: "",
  }));
  expect(again.state.pendingApprovals).toEqual(["run-a2"]);
});

describe("foresight tells what a time limit will do", () => {
  const told = (onDeadline: Deadline["onDeadline"], options: StepOptions = {}) => {
    const run = waiting(limit({ onDeadline }), options);
    return effectAtDeadline(run.definition, run.state, "run-a1");
  };

  test("in the words of its policy", () => {
    expect(told("keep")).toBe("It goes on waiting.");
    expect(told("approve")).toBe('Completes "plan". Then "build" (build) starts.');
    expect(told("reject", { onReject: { kind: "halt" } })).toBe('"plan" fails. The run ends as failed.');
  });

  test("as long as it is to come", () => {
    const plain = given(gated(undefined), finishes("plan"));
    expect(effectAtDeadline(plain.definition, plain.state, "run-a1")).toBeNull();
    const over = pass(waiting(limit()), 10 * HOUR);
    expect(effectAtDeadline(over.definition, over.state, "run-a1")).toBeNull();
  });
});
