import { expect, test } from "vitest";
import { forEach, loop, parallel, route, step, workflow } from "../testing/build-workflow";
import { answers, finishes, rejects, starts } from "../testing/moves";
import { given } from "../testing/scenario";

const routed = workflow([
  route("size", { small: [step("story", { agent: "pm" })], "go-large": [] }),
  step("plan", { condition: "go-large_path" }),
]);

test("a person chooses the route", () => {
  const run = given(routed).thenSees({ run: "paused: approval", blocks: { size: "waiting_for_hitl" } });
  expect(run.view().approvals[0]).toMatchObject({
    topic: "route",
    options: [{ value: "small" }, { value: "go-large" }],
  });
});

test("a route that continues skips the others and goes on", () => {
  given(routed, answers("size", "go-large")).thenSees({
    steps: { "size/story": "skipped", plan: "queued" },
    blocks: { size: "completed" },
  });
});

test("a route that does not continue runs its steps and ends the run", () => {
  given(routed, answers("size", "small"))
    .thenSees({ steps: { "size/story": "queued", plan: "unreached" } })
    .when(finishes("size/story"))
    .thenSees({ run: "completed", steps: { plan: "skipped" } });
});

test("the route taken answers conditions of its name", () => {
  const run = given(routed, answers("size", "go-large"));
  expect(run.view().findings.map(({ name, value }) => [name, value])).toEqual([
    ["size", "go-large"],
    ["small_path", false],
    ["go-large_path", true],
  ]);
});

test("a route that is none of those is refused", () => {
  given(routed).thenRefuses(answers("size", "medium"), "bad-answer");
});

test("the launcher may choose the route beforehand", () => {
  given(routed, starts({ answers: { size: "go-large" } })).thenSees({ steps: { plan: "queued" } });
});

test("with unanswered: no, the route that continues is taken", () => {
  given(routed, starts({ unanswered: "no" })).thenSees({ steps: { plan: "queued" } });
});

test("a routing whose condition is not met is passed by", () => {
  const conditional = workflow([
    route("size", { small: [step("story")], "go-large": [] }, "equals:kind,web"),
    step("plan"),
  ]);
  given(conditional).thenSees({
    steps: { "size/story": "skipped", plan: "queued" },
    blocks: { size: "skipped" },
  });
});

test("a routing whose condition nobody knows asks for that first", () => {
  const conditional = workflow([route("size", { small: [step("story")], "go-large": [] }, "based_on_size")]);
  given(conditional)
    .thenSees({ includes: ["approval.requested"], blocks: { size: "waiting_for_hitl" } })
    .when(answers("size", true), answers("size", "go-large"))
    .thenSees({ run: "completed" });
});

test("a route that ends the run ends every block after it as well", () => {
  const long = workflow([
    route("size", { small: [], "go-large": [] }),
    loop("l", "equals:a,b", 2, [step("again")]),
    forEach("m", "names", [step("each")]),
    parallel("p", [[step("x")], [step("y")]]),
  ]);
  const run = given(long, starts({ input: { names: ["a"] } }), answers("size", "small"));
  run.thenSees({ run: "completed", blocks: { l: "skipped", m: "skipped", p: "skipped" } });
  expect(run.view().steps.map(({ reason }) => reason?.code)).toEqual(Array(4).fill("route-ended"));
});

test("a route that ends the run in one branch ends the others", () => {
  const branches = workflow([
    parallel("p", [[route("size", { small: [], "go-large": [] })], [step("a"), step("b")]]),
    step("c"),
  ]);
  given(branches, answers("p/size", "small")).thenSees({
    run: "completed",
    steps: { "p/a": "skipped", "p/b": "skipped", c: "skipped" },
    commands: ["abortTask"],
  });
});

test("going back to before a routing chooses the route again", () => {
  const back = workflow([
    step("start"),
    route("size", { "go-small": [step("story")], "go-large": [] }),
    step("ship", { gate: "after", onReject: { kind: "goto", step: "start" } }),
  ]);
  given(
    back,
    finishes("start"),
    answers("size", "go-large"),
    finishes("ship"),
    rejects("ship"),
    finishes("start"),
  )
    .thenSees({ blocks: { size: "waiting_for_hitl" } })
    .when(answers("size", "go-small"))
    .thenSees({ steps: { "size/story": "queued" } });
});

test("going back to a step of another route chooses the route again", () => {
  const crossing = workflow([
    route("size", {
      "go-small": [step("story")],
      "go-large": [step("plan", { gate: "after", onReject: { kind: "goto", step: "size/story" } })],
    }),
  ]);
  given(crossing, answers("size", "go-large"), finishes("size/plan"), rejects("size/plan"))
    .thenSees({
      blocks: { size: "waiting_for_hitl" },
      steps: { "size/story": "unreached", "size/plan": "unreached" },
    })
    .when(answers("size", "go-small"), finishes("size/story"))
    .thenSees({ run: "completed" });
});

test("going back from another branch to a route that was not taken chooses the route again", () => {
  const routing = route("size", { "go-small": [step("story")], "go-large": [step("epic")] });
  const other = step("notes", { gate: "after", onReject: { kind: "goto", step: "all/size/story" } });
  const definition = workflow([parallel("all", [[routing], [other]])]);
  given(definition, answers("all/size", "go-large"), finishes("all/size/epic"), finishes("all/notes"))
    .when(rejects("all/notes"))
    .thenSees({ blocks: { "all/size": "waiting_for_hitl" } })
    .when(answers("all/size", "go-small"))
    .thenSees({ steps: { "all/size/story": "queued", "all/size/epic": "skipped" } });
});

test("routes of the same name inside each other do not disturb one another", () => {
  const nested = workflow([route("a", { go: [route("b", { go: [step("x")], end: [step("y")] })], end: [] })]);
  given(nested, answers("a", "go"), answers("a/b", "end"))
    .thenSees({ steps: { "a/b/x": "skipped", "a/b/y": "queued" } })
    .when(finishes("a/b/y"))
    .thenSees({ run: "completed" });
});
