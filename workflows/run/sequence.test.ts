import { expect, test } from "vitest";
import { step, workflow } from "../testing/build-workflow";
import { begins, finishes, starts } from "../testing/moves";
import { given } from "../testing/scenario";
import { stepOf } from "./run-state";

const twoSteps = workflow([
  step("plan", { creates: ["plan.md"] }),
  step("build", { requires: ["plan.md"], creates: ["build.md"] }),
]);

test("a started run gives the first step to its agent", () => {
  given(twoSteps).thenSees({
    run: "running",
    steps: { plan: "queued", build: "unreached" },
    agents: { plan: "working" },
    events: ["run.started", "step.scheduled", "agent.statusChanged"],
    commands: ["performTask"],
  });
});

test("a worker that begins makes the step run", () => {
  given(twoSteps, begins("plan")).thenSees({ steps: { plan: "working" }, events: ["step.started"] });
});

test("the end of a step and the start of the next are one move", () => {
  given(twoSteps, finishes("plan")).thenSees({
    steps: { plan: "completed", build: "queued" },
    agents: { plan: "idle", build: "working" },
    includes: ["step.completed", "handoff.made", "step.scheduled"],
    commands: ["performTask"],
  });
});

test("the next agent is given exactly what its step requires", () => {
  const run = given(twoSteps, finishes("plan"));
  const [plan] = run.view().artifacts;
  expect(stepOf(run.state, "build")?.given).toEqual([plan?.artifactId]);
});

test("a run whose last step is done is completed", () => {
  given(twoSteps, finishes("plan"), finishes("build")).thenSees({
    run: "completed",
    agents: { plan: "idle", build: "idle" },
    commands: [],
  });
});

test("each version of a document is kept, and the newest accepted one counts", () => {
  const twice = workflow([step("draft", { creates: ["a.md"] }), step("polish", { creates: ["a.md"] })]);
  const { artifacts } = given(twice, finishes("draft"), finishes("polish", { text: "better" })).view();
  expect(artifacts.map(({ version, isAccepted }) => [version, isAccepted])).toEqual([
    [1, false],
    [2, true],
  ]);
});

test("a step that requires everything made so far is given all of it, oldest first", () => {
  const three = workflow([
    step("zeta", { creates: ["z.md"] }),
    step("alpha", { creates: ["a.md"] }),
    step("check", { requires: ["all_artifacts"] }),
  ]);
  const run = given(three, finishes("zeta"), finishes("alpha"));
  const given1 = stepOf(run.state, "check")?.given ?? [];
  expect(given1.map((id) => run.view().artifacts.find(({ artifactId }) => artifactId === id)?.name)).toEqual([
    "z.md",
    "a.md",
  ]);
});

test("a folder is there as soon as anything in it is", () => {
  const folders = workflow([
    step("shard", { creates: ["stories/"] }),
    step("read", { requires: ["stories/"], creates: ["r.md"] }),
  ]);
  const run = given(folders, finishes("shard", { documents: ["stories/1.md", "stories/2.md"] }));
  run.thenSees({ steps: { read: "queued" } });
  expect(stepOf(run.state, "read")?.given).toHaveLength(2);
});

test("a step that waits for a document nothing will make stops the run visibly, naming it", () => {
  const impossible = workflow([
    step("build", { requires: ["plan.md"] }),
    step("plan", { creates: ["plan.md"] }),
  ]);
  const run = given(impossible).thenSees({ run: "paused: incident", steps: { build: "stuck" } });
  expect(run.view().waiting?.sentence).toContain("plan.md");
});

test("a required document that was not handed in is asked for again, with the reason", () => {
  const run = given(twoSteps, finishes("plan", { documents: [] })).thenSees({ steps: { plan: "retrying" } });
  expect(stepOf(run.state, "plan")?.feedback).toEqual([
    { by: "BotArmy", comment: "The agent did not hand in plan.md." },
  ]);
});

test("documents that were not asked for are left out", () => {
  const documents = ["plan.md", "extra.md", "plan.md.bak"];
  const run = given(twoSteps, finishes("plan", { documents }));
  expect(run.view().artifacts.map(({ name }) => name)).toEqual(["plan.md"]);
});

test("guidance without an agent is passed by itself", () => {
  const guided = workflow([step("hint", { agents: [], mode: "guide", notes: "Mind the gap." }), step("go")]);
  const run = given(guided).thenSees({ steps: { hint: "completed", go: "queued" } });
  expect(stepOf(run.state, "hint")).toMatchObject({ summary: "Mind the gap." });
});

test("a workflow without steps completes at once", () => {
  given(workflow([])).thenSees({ run: "completed" });
});

test("the launcher chooses one of several sequences", () => {
  const both = workflow([step("a")], {
    sequences: [
      { name: "long", nodes: [step("a")] },
      { name: "short", nodes: [step("b")] },
    ],
  });
  given(both, starts({ sequence: "short" })).thenSees({ steps: { b: "queued" } });
  given(both, starts({ sequence: null })).thenSees({ steps: { a: "queued" } });
});
