import fc from "fast-check";
import { expect, test } from "vitest";
import { step, workflow } from "../testing/build-workflow";
import { stops } from "../testing/control-moves";
import { driveOn } from "../testing/drive-run";
import {
  amends,
  approves,
  begins,
  cancels,
  documentOf,
  fails,
  finishes,
  givesUp,
  type Move,
  starts,
  wakes,
} from "../testing/moves";
import { oda } from "../testing/people";
import { sayYes } from "../testing/policies";
import { walkRun } from "../testing/random-walk";
import { randomWorkflow } from "../testing/random-workflow";
import { given, Scenario } from "../testing/scenario";
import { beginningOf, copyHistory, endOfMoment } from "./fork-history";
import { checkInvariants } from "./invariants";
import { acceptedOf, stepOf } from "./run-state";
import type { SignalOf } from "./signals";

type Fork = Partial<SignalOf<"forkRun">> & { seq?: number };

const gated = workflow([
  step("plan", { creates: ["plan.md"], gate: "after" }),
  step("build", { requires: ["plan.md"], creates: ["build.md"], effect: "unsafe" }),
  step("ship", { requires: ["build.md"] }),
]);

/** The order to fork a scenario's run at an event, at its last unless told otherwise. */
function forks({ history, state }: Scenario, { seq = history.length, ...rest }: Fork = {}): Move {
  return (_, { runId }) => ({
    type: "forkRun",
    runId,
    from: { runId: state.runId, seq },
    workflowSha: state.workflowSha,
    sequence: state.sequence,
    history: copyHistory(history.slice(0, seq), { from: state.runId, to: runId, requestId: "fork" }),
    title: "A fork",
    input: { idea: "another" },
    findings: {},
    documents: [],
    stepKey: null,
    note: "",
    by: oda,
    requestId: "fork",
    ...rest,
  });
}

function forkOf(origin: Scenario, fork: Fork = {}): Scenario {
  const scenario = new Scenario(origin.definition);
  scenario.state = { ...scenario.state, runId: "fork" };
  scenario.at = origin.at;
  return scenario.when(forks(origin, fork));
}

test("a fork shares the past, says so, and has ids and input of its own", () => {
  const origin = given(gated, finishes("plan"), approves("plan"), begins("build"));
  const fork = forkOf(origin);
  expect(fork.view()).toMatchObject({
    runId: "fork",
    title: "A fork",
    forkedFrom: { runId: "run", seq: origin.state.seq },
    startedBy: { name: "Oda" },
    input: { idea: "another" },
  });
  expect(acceptedOf(fork.state, "plan.md")).toBe("fork-d1");
  expect(JSON.stringify(fork.history)).not.toMatch(/"run-/);
  fork.thenSees({ run: "running", steps: { plan: "completed", build: "queued" }, commands: ["performTask"] });
});

test("what was decided stays decided, and what was under way begins anew", () => {
  const origin = given(gated, finishes("plan"), approves("plan"), begins("build"));
  const fork = forkOf(origin);
  expect(fork.view().approvals).toMatchObject([{ approvalId: "fork-a1", status: "approved" }]);
  expect(stepOf(fork.state, "build")).toMatchObject({ attempt: 2, lastTaskId: "fork-t3" });
  fork.when(finishes("build"), finishes("ship")).thenSees({ run: "completed" });
  origin.thenSees({ steps: { build: "working" } });
});

test("the past of a fork sets nothing off, whatever was retried and timed in it", () => {
  const origin = given(gated, fails("plan")).later(1_000).when(wakes(), finishes("plan"), approves("plan"));
  expect(forkOf(origin).last.commands).toMatchObject([{ type: "performTask", stepKey: "build" }]);
});

test("what begins anew hears the note of the fork, and nothing when there is none", () => {
  const origin = given(gated, finishes("plan"), approves("plan"), begins("build"));
  const heard = (note: string) => stepOf(forkOf(origin, { note }).state, "build")?.feedback;
  expect(heard(" Mind the cost. ")).toEqual([{ by: "Oda", comment: "Mind the cost." }]);
  expect(heard(" ")).toEqual([]);
});

test("a fork under a stop stands from its beginning", () => {
  const held = given(gated, stops()).state.stops ?? {};
  const fork = forkOf(given(gated), { stops: Object.values(held) });
  fork.thenSees({ run: "paused: stop", steps: { plan: "unreached" } });
});

test("a request that is open is raised anew", () => {
  const fork = forkOf(given(gated, finishes("plan"))).thenSees({ run: "paused: approval" });
  expect(fork.view().approvals).toMatchObject([
    { approvalId: "fork-a1", status: "void" },
    { approvalId: "fork-a2", status: "pending", requestedAt: fork.at },
  ]);
  fork.when(approves("plan")).thenSees({ steps: { build: "queued" } });
});

test("a fork from a step does it anew, with the documents a person edited and a note for its agent", () => {
  const origin = given(gated, finishes("plan"), approves("plan"), finishes("build"), finishes("ship"));
  const seq = endOfMoment(origin.history, beginningOf(origin.history, "ship") ?? 0);
  const fork = forkOf(origin, {
    seq,
    stepKey: "ship",
    note: "Try the other library.",
    documents: [documentOf("build.md", "edited")],
  });
  expect(stepOf(fork.state, "ship")).toMatchObject({
    stage: "queued",
    given: ["fork-d3"],
    feedback: [{ by: "Oda", comment: "Try the other library." }],
  });
});

test("a document that was approved is not exchanged past its approver", () => {
  const origin = given(gated, finishes("plan"), approves("plan"));
  const documents = [documentOf("plan.md", "edited")];
  new Scenario(gated).thenRefuses(
    forks(origin, { documents }),
    "bad-input",
    /"plan.md" was approved as it is/,
  );
  const amended = given(gated, finishes("plan"), amends("plan", "plan.md"));
  new Scenario(gated).thenRefuses(forks(amended, { documents }), "bad-input", /was approved as it is/);
});

test("documents that are not there, and names that are no names, are refused", () => {
  const origin = given(gated, finishes("plan"));
  const refuses = (fork: Fork, message: RegExp) =>
    new Scenario(gated).thenRefuses(forks(origin, fork), "bad-input", message);
  refuses({ documents: [documentOf("other.md", "new")] }, /no document "other.md"/);
  refuses({ stepKey: "ship" }, /had not reached the step "ship"/);
  refuses({ findings: JSON.parse('{"__proto__": true}') }, /cannot be the name of an answer/);
});

test("a run that was cancelled can be forked and goes on", () => {
  const fork = forkOf(given(gated, begins("plan"), cancels()));
  fork.thenSees({ run: "running", steps: { plan: "queued" } });
});

test("a run that failed goes on in its fork with the step it failed at", () => {
  const origin = given(gated, finishes("plan"), approves("plan"), fails("build"), givesUp("build"));
  forkOf(origin).thenSees({ run: "running", steps: { build: "queued" } });
});

test("an incident stays open in the fork", () => {
  const origin = given(gated, finishes("plan"), approves("plan"), fails("build"));
  forkOf(origin).thenSees({ run: "paused: incident", steps: { build: "stuck" } });
});

test("answers said with the fork count as said at its launch", () => {
  const asking = workflow([step("a"), step("b", { condition: "is_wanted" })]);
  const origin = given(asking, starts(), finishes("a"));
  origin.thenSees({ run: "paused: approval" });
  forkOf(origin, { findings: { is_wanted: true } }).thenSees({ steps: { b: "queued" } });
});

test("what was recorded in one moment is shared whole", () => {
  const { history } = given(gated, finishes("plan"));
  const made = history.findIndex(({ type }) => type === "artifact.made") + 1;
  expect(endOfMoment(history, made)).toBe(history.length);
});

const choices = fc.array(fc.nat(100_000), { maxLength: 40 });

test("any run can be forked at any of its events, keeps what must hold, and comes to its end", () => {
  fc.assert(
    fc.property(randomWorkflow, choices, fc.nat(1_000), (definition, numbers, place) => {
      const walk = walkRun(definition, numbers);
      const origin = new Scenario(definition);
      origin.history.push(...walk.events);
      origin.state = walk.state;
      origin.at = walk.events.at(-1)?.at ?? 0;
      const seq = endOfMoment(walk.events, 1 + (place % walk.events.length));
      const fork = forkOf(origin, { seq, input: walk.state.input });
      const { outcome, state, events } = driveOn(definition, sayYes, fork.state);
      expect(outcome).toBe("ended");
      expect(checkInvariants(definition, state, [...fork.history, ...events])).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 30_000);
