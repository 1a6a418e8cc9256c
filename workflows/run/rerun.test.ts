import { expect, test } from "vitest";
import { forEach, loop, parallel, route, step, workflow } from "../testing/build-workflow";
import {
  amends,
  answers,
  approves,
  begins,
  cancels,
  fails,
  finishes,
  givesUp,
  pauses,
  rejects,
  resumes,
  retries,
  starts,
} from "../testing/moves";
import { given } from "../testing/scenario";
import { planRerun } from "./plan-rerun";
import { stepOf } from "./run-state";

const chain = workflow([
  step("plan", { creates: ["plan.md"], gate: "after" }),
  step("design", { requires: ["plan.md"], creates: ["design.md"] }),
  step("build", { requires: ["design.md"], creates: ["build.md"] }),
]);
const done = () =>
  given(chain, finishes("plan"), approves("plan"), finishes("design"), finishes("build")).thenSees({
    run: "completed",
  });

test("a completed run goes on from any step, with the gates and documents that come again", () => {
  const run = done();
  expect(planRerun(chain, run.state, "plan")).toMatchObject({
    resets: ["plan", "design", "build"],
    gates: ["plan"],
    withdraws: ["build.md", "design.md", "plan.md"],
    lastAgent: null,
  });
  run
    .when(retries("design", { input: "Use one database.", reason: "Too complex" }))
    .thenSees({
      run: "running",
      steps: { plan: "completed", design: "queued", build: "unreached" },
      includes: ["run.reopened", "steps.reset"],
    })
    .when(finishes("design"), finishes("build"))
    .thenSees({ run: "completed" });
  expect(stepOf(run.state, "design")).toMatchObject({ iteration: 1, feedback: [{ by: "Oda" }] });
});

test("what the rerun hands over comes from the agent before it", () => {
  const run = done().when(retries("design"));
  const made = run.last.events.find(({ type }) => type === "handoff.made");
  expect(made?.data).toMatchObject({ handoff: { from_agent: "plan", to_agent: "design" } });
});

test("its gate is asked again, and what was decided before stays in the history", () => {
  const run = done().when(retries("plan"), finishes("plan")).thenSees({ run: "paused: approval" });
  expect(run.view().approvals.map(({ status }) => status)).toEqual(["approved", "pending"]);
});

test("the same order again changes nothing", () => {
  const order = { requestId: "again" };
  done().when(retries("design", order)).thenIgnores(retries("design", order));
});

test("a failed run goes on from the step that failed, and what its end cut off begins anew", () => {
  const both = workflow([parallel("p", [[step("a")], [step("b", { creates: ["b.md"] })]]), step("c")]);
  given(both, fails("p/a", { retryable: false }), begins("p/b"), givesUp("p/a"))
    .thenSees({ run: "failed", steps: { "p/a": "failed", "p/b": "cancelled" } })
    .when(retries("p/a"))
    .thenSees({ run: "running", steps: { "p/a": "queued", "p/b": "queued" } })
    .when(finishes("p/a"), finishes("p/b"), finishes("c"))
    .thenSees({ run: "completed" });
});

test("what was skipped for want of a rejected document runs after all", () => {
  given(chain, finishes("plan"), rejects("plan"))
    .thenSees({ run: "failed", steps: { design: "skipped" } })
    .when(retries("plan"), finishes("plan"), approves("plan"))
    .thenSees({ run: "running", steps: { design: "queued" } });
});

test("a cancelled run stays cancelled", () => {
  given(chain, cancels()).thenRefuses(retries("plan"), "illegal-move", /final\. Fork it/);
});

test("in a running run the attempts that are at work are cut off", () => {
  given(chain, finishes("plan"), approves("plan"), begins("design"))
    .when(retries("plan"))
    .thenSees({ steps: { plan: "queued", design: "unreached" }, commands: ["performTask", "abortTask"] });
});

test("in a paused run nothing starts until it is resumed", () => {
  given(chain, finishes("plan"), approves("plan"), finishes("design"), pauses())
    .when(retries("plan"))
    .thenSees({ run: "paused: person", steps: { plan: "unreached", build: "unreached" } })
    .when(resumes())
    .thenSees({ steps: { plan: "queued" } });
});

test("a request that is open at what begins anew is dropped", () => {
  const run = given(chain, finishes("plan"))
    .when(retries("plan"))
    .thenSees({ steps: { plan: "queued" } });
  expect(run.view().approvals).toMatchObject([{ status: "void" }]);
});

test("an earlier version counts again when the one after it is done anew", () => {
  const updated = workflow([
    step("pm", { creates: ["prd.md"] }),
    step("po", { requires: ["prd.md"], creates: ["prd.md"] }),
  ]);
  const run = given(updated, finishes("pm"), finishes("po"));
  expect(planRerun(updated, run.state, "po")).toMatchObject({
    withdraws: [],
    restores: [{ name: "prd.md", artifactId: "run-d1" }],
  });
  run.when(retries("po"));
  expect(stepOf(run.state, "po")?.given).toEqual(["run-d1"]);
});

test("an amended version counts as the step's own", () => {
  const run = given(chain, finishes("plan"), amends("plan", "plan.md"), finishes("design"));
  run.when(retries("design"));
  expect(stepOf(run.state, "design")?.given).toEqual(["run-d2"]);
});

test("other branches, other items and the route taken stay as they are", () => {
  const wide = workflow([
    forEach("stories", "list", [step("write"), step("check")]),
    route("way", { go_left: [step("l1"), step("l2")], go_right: [step("r1")] }),
  ]);
  const run = given(
    wide,
    starts({ input: { list: ["a", "b"] } }),
    ...["stories[0]/write", "stories[0]/check", "stories[1]/write", "stories[1]/check"].map((key) =>
      finishes(key),
    ),
    answers("way", "go_left"),
    finishes("way/l1"),
  );
  expect(planRerun(wide, run.state, "stories[1]/check")?.resets).not.toContain("stories[0]/check");
  run
    .when(retries("way/l1"))
    .thenSees({ steps: { "way/l1": "queued", "way/r1": "skipped", "way/l2": "unreached" } })
    .when(finishes("way/l1"), finishes("way/l2"))
    .thenSees({ run: "completed" })
    .when(retries("stories[1]/check"))
    .thenSees({ run: "running", steps: { "stories[0]/check": "completed", "stories[1]/check": "queued" } })
    .when(finishes("stories[1]/check"))
    .thenSees({ run: "paused: approval", blocks: { stories: "completed" } });
});

test("a step on a route that was not taken has the route chosen again", () => {
  const fork = workflow([route("way", { go_left: [step("l1")], go_right: [step("r1")] })]);
  const run = given(fork, answers("way", "go_left"), finishes("way/l1"));
  expect(planRerun(fork, run.state, "way/r1")).toMatchObject({ from: "way", gates: ["way"] });
  run.when(retries("way/r1"), answers("way", "go_right")).thenSees({ steps: { "way/r1": "queued" } });
});

test("a loop goes on in its round and asks its condition again", () => {
  const fixing = workflow([
    loop("fix", "is_done", 3, [step("try", { asks: ["is_done"] }), step("look")]),
    step("after"),
  ]);
  const run = given(
    fixing,
    finishes("fix/try", { findings: { is_done: false } }),
    finishes("fix/look"),
    finishes("fix/try", { findings: { is_done: true } }),
    finishes("fix/look"),
    finishes("after"),
  ).thenSees({ run: "completed" });
  run.when(retries("fix/try"), finishes("fix/try", { findings: { is_done: true } }), finishes("fix/look"));
  expect(run.view().blocks).toMatchObject([{ key: "fix", loop: { round: 2 } }]);
  run.when(finishes("after")).thenSees({ run: "completed" });
});

test("a phase that is done again is reached again", () => {
  const phased = workflow([step("a", { phase: "one" }), step("b", { phase: "two" })]);
  const run = given(phased, finishes("a"), finishes("b"), retries("b"), finishes("b"));
  expect(run.state.milestones).toMatchObject([{ phase: "one" }, { phase: "two", at: run.at }]);
});

test("a branch that began keeps the document it was given, while another branch makes it anew", () => {
  const two = workflow([
    parallel("both", [
      [step("a", { creates: ["a.md"] }), step("b")],
      [step("c", { requires: ["a.md"], retry: { attempts: 2, backoffMs: 1_000 } })],
    ]),
  ]);
  const run = given(two, finishes("both/a"), fails("both/c"), retries("both/a"));
  const [first] = stepOf(run.state, "both/c")?.given ?? [];
  expect(first).toBe("run-d1");
  run.when(finishes("both/c"), finishes("both/a"), finishes("both/b")).thenSees({ run: "completed" });
});
