import { expect, test } from "vitest";
import { parallel, step, workflow } from "../testing/build-workflow";
import { frees, isRefused, stopIdOf, stops } from "../testing/control-moves";
import {
  approves,
  begins,
  cancels,
  fails,
  finishes,
  pauses,
  resumes,
  retries,
  send,
  starts,
  wakes,
} from "../testing/moves";
import { given } from "../testing/scenario";
import { stepOf } from "./run-state";
import type { StopRef } from "./stop";

const everything: StopRef = {
  stopId: stopIdOf(),
  scope: "all",
  target: "",
  reason: "A leak",
  by: { id: "bo", name: "Bo" },
  since: 1_700_000_000_000,
};

const chain = workflow([step("a"), step("b")]);
const sentence = "Stopped by Bo at 22:13 UTC: A leak.";

test("what is at work is cut off and costs no attempt; the run says who stopped it and why", () => {
  const run = given(chain, begins("a"), stops()).thenSees({
    run: "paused: stop",
    steps: { a: "unreached" },
    agents: { a: "idle" },
    commands: ["abortTask"],
  });
  expect(stepOf(run.state, "a")).toMatchObject({ failures: 0, crashes: 0 });
  expect(run.view().waiting).toMatchObject({
    kind: "stop",
    sentence,
    action: { kind: "release-stop", stopId: stopIdOf() },
  });
});

test("failures of before count on: neither a stop nor a refused call begins the counting anew", () => {
  const retried = () => given(chain, fails("a")).later(60_000).when(wakes(), begins("a"));
  for (const cut of [stops(), isRefused("a")]) {
    expect(stepOf(retried().when(cut).state, "a")).toMatchObject({ failures: 1, crashes: 0 });
  }
});

test("told twice it is told once, and a stop that the run is not under is not released", () => {
  given(chain, stops()).thenIgnores(stops()).thenIgnores(frees("another"));
});

test("its release lets the run go on where it stood", () => {
  given(chain, begins("a"), stops(), frees())
    .thenSees({ run: "running", steps: { a: "queued" } })
    .when(finishes("a"), finishes("b"))
    .thenSees({ run: "completed" });
});

test("two stops have both to be released", () => {
  given(chain, stops(), stops(null, { scope: "project", target: "default", stopId: "second" }), frees())
    .thenSees({ run: "paused: stop" })
    .when(frees("second"))
    .thenSees({ run: "running" });
});

test("a late result of what was cut off is refused and recorded", () => {
  const run = given(chain, begins("a"));
  const late = finishes("a")(chain, run.state);
  run.when(stops(), send(late)).thenSees({ run: "paused: stop", events: ["step.fenced"] });
});

test("decisions are taken under a stop, and acted on after", () => {
  const gated = workflow([step("a", { gate: "after" }), step("b")]);
  given(gated, finishes("a"), stops(), approves("a"))
    .thenSees({ run: "paused: stop", steps: { a: "completed", b: "unreached" } })
    .when(frees())
    .thenSees({ steps: { b: "queued" } });
});

test("a pause by a person and a stop have both to be lifted, in any order", () => {
  given(chain, pauses(), stops())
    .when(resumes())
    .thenSees({ run: "paused: stop" })
    .when(frees())
    .thenSees({ run: "running" });
  given(chain, stops(), pauses(), frees()).thenSees({ run: "paused: person" }).when(resumes()).thenSees({
    run: "running",
  });
  given(chain, stops()).thenRefuses(resumes(), "illegal-move", /because it was stopped/);
});

test("a run that starts under a stop stands from its beginning", () => {
  given(chain, starts({ stops: [everything] })).thenSees({ run: "paused: stop", steps: { a: "unreached" } });
});

test("a cancel goes through a stop, and a stop does not reach what has ended", () => {
  given(chain, stops(), cancels()).thenSees({ run: "cancelled" }).thenIgnores(frees());
  given(chain, cancels()).thenIgnores(stops());
});

test("an effect that may have happened is left to a person", () => {
  const unsafe = workflow([step("a", { effect: "unsafe" })]);
  given(unsafe, begins("a"), stops())
    .thenSees({ run: "paused: stop", steps: { a: "stuck" } })
    .when(frees())
    .thenSees({ run: "paused: incident" });
  given(unsafe, stops()).thenSees({ steps: { a: "unreached" } });
});

const both = workflow([
  parallel("p", [[step("x", { agent: "dev" })], [step("y")]]),
  step("z", { agent: "dev" }),
]);

const asking = workflow([parallel("p", [[step("x", { agent: "dev" })], [step("y", { gate: "before" })]])]);

test("a stop of one agent holds its steps alone", () => {
  given(both, stops("dev"))
    .thenSees({ run: "running", steps: { "p/x": "unreached", "p/y": "queued" } })
    .when(finishes("p/y"))
    .thenSees({ run: "paused: stop" })
    .when(frees(stopIdOf("dev")))
    .thenSees({ run: "running", steps: { "p/x": "queued" } });
});

test("a stop of one agent cuts off its steps alone, and the others go on to their next", () => {
  const branches = workflow([parallel("p", [[step("x", { agent: "dev" })], [step("y"), step("z")]])]);
  given(branches, begins("p/x"), begins("p/y"), stops("dev"))
    .thenSees({ steps: { "p/x": "unreached", "p/y": "working" }, commands: ["abortTask"] })
    .when(finishes("p/y"))
    .thenSees({ steps: { "p/x": "unreached", "p/z": "queued" } });
});

test("a retry of a stopped agent whose time has come waits for the release", () => {
  const run = given(chain, fails("a"), stops("a")).thenSees({
    run: "paused: stop",
    steps: { a: "retrying" },
  });
  run.later(60_000).when(wakes()).thenSees({ run: "paused: stop" });
  run
    .thenIgnores(wakes())
    .when(frees(stopIdOf("a")))
    .thenSees({ run: "running", steps: { a: "queued" } });
});

test("a run in which only a stopped agent would go on waits for the person it asks", () => {
  given(asking, fails("p/x"), stops("dev"))
    .thenSees({ run: "paused: approval", steps: { "p/x": "retrying", "p/y": "asking" } })
    .when(frees(stopIdOf("dev")))
    .thenSees({ run: "running" });
});

test("a step can be ordered anew under a stop, and starts after it", () => {
  given(chain, finishes("a"), stops(), retries("a"))
    .thenSees({ run: "paused: stop", steps: { a: "unreached", b: "unreached" } })
    .when(frees())
    .thenSees({ steps: { a: "queued" } });
});
