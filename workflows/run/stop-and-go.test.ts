import { expect, test } from "vitest";
import { parallel, step, workflow } from "../testing/build-workflow";
import {
  approves,
  begins,
  cancels,
  fails,
  finishes,
  haltsNext,
  pauses,
  rejects,
  resumes,
  wakes,
} from "../testing/moves";
import { given } from "../testing/scenario";

const plain = workflow([step("a"), step("b", { gate: "after" }), step("c")]);

test("a pause says who and why", () => {
  const run = given(plain, pauses({ reason: "waiting for legal" })).thenSees({ run: "paused: person" });
  expect(run.view().reason?.sentence).toBe("Paused by Oda: waiting for legal");
  expect(run.view().waiting).toMatchObject({ kind: "person", action: { kind: "resume" } });
});

test("while paused, work under way ends, and nothing new starts", () => {
  given(plain, begins("a"), pauses(), finishes("a")).thenSees({
    run: "paused: person",
    steps: { a: "completed", b: "unreached" },
    commands: [],
  });
});

test("resume goes on where the run stands", () => {
  given(plain, pauses(), finishes("a"), resumes()).thenSees({ run: "running", steps: { b: "queued" } });
});

test("a decision is taken while paused, and acted on after", () => {
  given(plain, finishes("a"), finishes("b"), pauses(), approves("b"))
    .thenSees({ run: "paused: person", steps: { b: "completed", c: "unreached" } })
    .when(resumes())
    .thenSees({ run: "running", steps: { c: "queued" } });
});

test("an attempt that became due while paused starts when the run is resumed", () => {
  given(plain, fails("a"), pauses())
    .later(60_000)
    .when(wakes())
    .thenSees({ steps: { a: "retrying" } })
    .when(resumes())
    .thenSees({ steps: { a: "queued" } });
});

test("a run whose last step ends while paused completes when it is resumed", () => {
  given(workflow([step("a")]), pauses(), finishes("a"))
    .thenSees({ run: "paused: person", steps: { a: "completed" } })
    .when(resumes())
    .thenSees({ run: "completed" });
});

test("resuming a run that waits for a person pauses it again for that", () => {
  given(plain, finishes("a"), finishes("b"), pauses(), resumes()).thenSees({ run: "paused: approval" });
});

test("a run that waits for a decision cannot be made running by hand", () => {
  given(plain, finishes("a"), finishes("b")).thenRefuses(resumes(), "illegal-move", /paused/);
});

test("pausing twice and resuming twice are once", () => {
  given(plain, pauses()).thenIgnores(pauses()).when(resumes()).thenIgnores(resumes());
});

test("cancel is final: what is at work is aborted and what waits is void", () => {
  const busy = workflow([
    parallel("p", [[step("a")], [step("b", { gate: "after" })], [step("c")]]),
    step("d"),
  ]);
  const run = given(
    busy,
    begins("p/a"),
    finishes("p/b"),
    fails("p/c", { retryable: false }),
    cancels(),
  ).thenSees({
    run: "cancelled",
    steps: { "p/a": "cancelled", "p/b": "cancelled", "p/c": "cancelled", d: "cancelled" },
    agents: { a: "idle", b: "idle", c: "idle" },
    commands: ["abortTask"],
  });
  expect(run.view().reason?.sentence).toBe("Cancelled by Oda.");
  expect(run.view().approvals[0]?.status).toBe("void");
  expect(run.view().incidents[0]?.open).toBe(false);
});

test("a paused run can be cancelled", () => {
  given(plain, pauses(), cancels()).thenSees({ run: "cancelled" });
});

test("cancelling twice is once", () => {
  given(plain, cancels()).thenIgnores(cancels());
});

const done = () => given(workflow([step("a")]), finishes("a"));

test.each([pauses, resumes, cancels, haltsNext])(
  "a completed run refuses %o and names both states",
  (order) => {
    done().thenRefuses(order(), "illegal-move", /completed and cannot/);
  },
);

test("a cancelled run refuses decisions", () => {
  given(plain, finishes("a"), finishes("b"), cancels()).thenRefuses(
    rejects("b", { approvalId: "run-a1" }),
    "approval-closed",
    /void/,
  );
});

test("nothing moves a run that has ended", () => {
  done().thenIgnores(wakes());
  given(plain, cancels()).thenIgnores(wakes());
});
