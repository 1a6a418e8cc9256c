import { expect, test } from "vitest";
import { forEach, parallel, route, step, workflow } from "../../testing/build-workflow";
import { prove, proveInSteps } from "./prove";
import { faults, faultsIn, field, NONE, texts } from "./testing/faults";

test("a document that an agent's answer leaves unmade is missed, with the way there", () => {
  const definition = workflow([
    step("look", { asks: ["is_big"] }),
    step("design", { condition: "is_big", creates: ["design.md"] }),
    step("build", { requires: ["design.md"] }),
  ]);
  const proof = prove(definition);
  expect(faults(proof)).toEqual({ ...NONE, unmet: ["build lacks design.md"] });
  expect(proof.unmetInputs.map(texts)).toEqual([['"look" answers is_big: no']]);
  expect(proof.counterExample).toEqual(proof.unmetInputs[0]?.path);
  expect(proof.unmetInputs[0]).toMatchObject({ place: { file: "test.yaml", line: 1, column: 1 } });
});

test("a document that a person rejected is not missed", () => {
  const gated = [
    step("plan", { gate: "after", creates: ["plan.md"] }),
    step("build", { requires: ["plan.md"], creates: ["code.md"] }),
    step("ship", { requires: ["code.md"] }),
  ];
  expect(faultsIn(gated)).toEqual(NONE);
});

test("a document that only an optional step makes is missed when the step is declined", () => {
  const offered = [
    step("flows", { optional: true, creates: ["flows.md"] }),
    step("build", { requires: ["flows.md"], creates: ["code.md"] }),
    step("ship", { requires: ["code.md"] }),
  ];
  const proof = prove(workflow(offered));
  expect(faults(proof)).toEqual({ ...NONE, unmet: ["build lacks flows.md"] });
  expect(proof.unmetInputs.map(texts)).toEqual([['"flows": no']]);
  expect(proof.unmetInputs[0]?.sentence).toContain("flows was skipped: Optional");
});

test("a document that a person's answer leaves unmade is missed, unless its reader asks the same", () => {
  const design = step("design", { condition: "user_wants_design", creates: ["design.md"] });
  expect(faultsIn([design, step("build", { requires: ["design.md"] })]).unmet).toEqual([
    "build lacks design.md",
  ]);
  const careful = step("build", { condition: "user_wants_design", requires: ["design.md"] });
  expect(faultsIn([design, careful])).toEqual(NONE);
});

test("a document that its step marks as optional is missed by who requires it", () => {
  const draw = step("draw", { creates: ["flows.md", "colours.md"] });
  const outputs = draw.outputs.map((output) => ({ ...output, optional: output.name === "colours.md" }));
  const proof = prove(
    workflow([
      { ...draw, outputs },
      step("paint", { requires: ["colours.md"] }),
      step("ship", { requires: ["flows.md"] }),
    ]),
  );
  expect(faults(proof)).toEqual({ ...NONE, unmet: ["paint lacks colours.md"] });
  expect(proof.unmetInputs.map(texts)).toEqual([['"draw" succeeds, and hands in no colours.md']]);
});

test("only the first step that lacks a document is named", () => {
  const chain = [
    step("a", { condition: "equals:size,big", creates: ["a.md"] }),
    step("b", { requires: ["a.md"], creates: ["b.md"] }),
    step("c", { requires: ["b.md"] }),
  ];
  expect(faultsIn(chain, { inputs: [field("size")] })).toEqual({ ...NONE, unmet: ["b lacks a.md"] });
});

test("a document that is made later, by nobody or in a circle is missed", () => {
  expect(faultsIn([step("a", { requires: ["b.md"] }), step("b", { creates: ["b.md"] })]).unmet).toEqual([
    "a lacks b.md",
  ]);
  expect(faultsIn([step("a", { requires: ["b.md"] })]).unmet).toEqual(["a lacks b.md"]);
  const circle = parallel("p", [
    [step("a", { requires: ["b.md"], creates: ["a.md"] })],
    [step("b", { requires: ["a.md"], creates: ["b.md"] })],
  ]);
  expect(faultsIn([circle]).unmet).toEqual(["p/a lacks b.md", "p/b lacks a.md"]);
});

test("a document of one route is missed after another", () => {
  const routed = [
    route("size", { go_big: [step("a", { creates: ["a.md"] })], go_small: [step("b")] }),
    step("c", { requires: ["a.md"] }),
  ];
  const proof = prove(workflow(routed));
  expect(faults(proof)).toEqual({ ...NONE, unmet: ["c lacks a.md"] });
  expect(proof.unmetInputs.map(texts)).toEqual([['"size": go_small']]);
});

test("a name that looks like a document and that nobody makes is missed", () => {
  const { inputs, ...rest } = step("a");
  const forgetful = { ...rest, inputs: [...inputs, { name: "plan.md", symbolic: true }] };
  expect(faultsIn([forgetful]).unmet).toEqual(["a lacks plan.md"]);
});

test("branches that wait for each other's documents get them", () => {
  const both = parallel("p", [
    [step("a", { creates: ["a.md"] }), step("b", { requires: ["c.md"] })],
    [step("c", { requires: ["a.md"], creates: ["c.md"] })],
  ]);
  expect(faultsIn([both])).toEqual(NONE);
});

test("a step that no answer, input or route leads to is dead", () => {
  expect(faultsIn([step("a", { condition: "always_false" })]).dead).toEqual(["a"]);
  const both = { all: ["equals:mode,fast", "equals:mode,slow"] };
  expect(faultsIn([step("a", { condition: both })], { inputs: [field("mode")] }).dead).toEqual(["a"]);
  const choice = field("mode", { type: "choice", choices: ["fast", "slow"] });
  expect(faultsIn([step("a", { condition: "equals:mode,brisk" })], { inputs: [choice] }).dead).toEqual(["a"]);
  expect(faultsIn([step("a", { condition: "equals:mode,fast" })], { inputs: [choice] })).toEqual(NONE);
  const gone = route("r", { one: [step("a")], two: [step("b")] });
  expect(faultsIn([gone, step("c")]).dead).toEqual(["c"]);
});

test("what an input decided holds for the rest of the run", () => {
  const inputs = [field("mode", { type: "boolean" })];
  const consistent = [
    step("a", { condition: "mode", creates: ["a.md"] }),
    step("b", { condition: "mode", requires: ["a.md"] }),
  ];
  expect(faultsIn(consistent, { inputs })).toEqual(NONE);
  const crossed = [
    step("a", { condition: "mode" }),
    step("b", { condition: { all: ["mode", { not: "mode" }] } }),
  ];
  expect(faultsIn(crossed, { inputs }).dead).toEqual(["b"]);
});

test("a field that may stay empty is tried empty", () => {
  const nodes = [
    step("a", { condition: "not_empty:brief", creates: ["a.md"] }),
    step("b", { requires: ["a.md"] }),
  ];
  expect(faultsIn(nodes, { inputs: [field("brief")] }).unmet).toEqual([]);
  expect(faultsIn(nodes, { inputs: [field("brief", { required: false })] }).unmet).toEqual(["b lacks a.md"]);
});

test("steps of a map are reached, whatever the items say", () => {
  const mapped = forEach("m", "stories", [
    step("ui", { condition: "equals:item.kind,ui", creates: ["{{item.id}}.md"] }),
    step("api", { condition: { not: "equals:item.kind,ui" } }),
  ]);
  expect(faultsIn([step("list", { asks: ["stories"] }), mapped])).toEqual(NONE);
  const inputs = [field("stories", { type: "list" })];
  expect(faultsIn([mapped], { inputs })).toEqual(NONE);
});

test("what only the items of a map make is missed where the list may be empty", () => {
  const nodes = (condition?: string) => [
    forEach("m", "stories", [step("write", { creates: ["code.md"] })]),
    step("ship", { requires: ["code.md"], condition }),
  ];
  const list = step("list", { asks: ["stories"] });
  const proof = prove(workflow([list, ...nodes()]));
  expect(faults(proof)).toEqual({ ...NONE, unmet: ["ship lacks code.md"] });
  expect(proof.unmetInputs.map(texts)).toEqual([['"list" answers stories: an empty list']]);
  expect(faultsIn([list, ...nodes("not_empty:stories")])).toEqual(NONE);
  const inputs = (required: boolean) => [field("stories", { type: "list", required })];
  expect(faultsIn(nodes(), { inputs: inputs(false) }).unmet).toEqual(["ship lacks code.md"]);
  expect(faultsIn(nodes(), { inputs: inputs(true) })).toEqual(NONE);
});

test("a document of an item is missed in its item", () => {
  const mapped = forEach("m", "stories", [
    step("write", { condition: "equals:item.kind,ui", creates: ["{{item.id}}.md"] }),
    step("code", { requires: ["{{item.id}}.md"] }),
  ]);
  const inputs = [field("stories", { type: "list" })];
  expect(faultsIn([mapped], { inputs }).unmet).toEqual(["m/code lacks {{item.id}}.md"]);
});

test("sixty steps with ten conditions are explored whole", () => {
  const conditioned = Array.from({ length: 60 }, (_, at) =>
    step(`s${at}`, {
      creates: [`d${at}.md`],
      requires: at > 0 && at % 6 !== 1 ? [`d${at - 1}.md`] : [],
      condition: at % 6 === 0 ? `user_wants_${at}` : undefined,
      gate: at % 10 === 5 ? "after" : null,
    }),
  );
  const proof = prove(workflow(conditioned));
  expect(proof.isComplete).toBe(true);
  expect(proof.explored).toBeLessThan(1_000);
});

test("what is still needed by the last step is told apart all the way", () => {
  const makers = Array.from({ length: 8 }, (_, at) =>
    step(`m${at}`, { creates: [`d${at}.md`], condition: `user_wants_${at}` }),
  );
  const proof = prove(workflow([...makers, step("all", { requires: makers.map((_, at) => `d${at}.md`) })]));
  expect(proof.isComplete).toBe(true);
  expect(proof.explored).toBeGreaterThan(2 ** 8);
});

test("at the bound the exploration says that it is not complete, and claims nothing it did not see", () => {
  const definition = workflow([
    step("a", { gate: "after" }),
    step("b"),
    step("c", { condition: "always_false" }),
  ]);
  const proof = prove(definition, { bound: 2 });
  expect(proof).toMatchObject({ isComplete: false, bound: 2, unreachable: [], unboundedLoops: [] });
});

test("equal definitions give equal proofs", () => {
  const make = () =>
    prove(workflow([route("r", { go_a: [step("a")], go_b: [step("b", { gate: "before" })] })]));
  expect(make()).toEqual(make());
});

test("a proof that is asked to end tells what it found so far", () => {
  const steps = Array.from({ length: 8 }, (_, at) => step(`s${at}`, { condition: `user_wants_${at}` }));
  const proving = proveInSteps(workflow(steps));
  proving.next();
  const { value, done } = proving.next(true);
  expect(done).toBe(true);
  expect(value).toMatchObject({ isComplete: false, explored: 1, deadEnds: [] });
});
