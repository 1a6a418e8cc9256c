import { expect, test } from "vitest";
import type { InputField, Node, WorkflowDefinition } from "../../definition/definition";
import { forEach, loop, parallel, route, step, workflow } from "../../testing/build-workflow";
import type { Proof } from "./proof";
import { prove } from "./prove";

const faults = (proof: Proof) => ({
  unmet: proof.unmetInputs.map(({ stepKey, input }) => `${stepKey} lacks ${input}`),
  bypassed: proof.bypassableGates.map(({ stepKey }) => stepKey),
  dead: proof.unreachable.map(({ stepKey }) => stepKey),
  endless: proof.unboundedLoops.map(({ stepKey }) => stepKey),
  stuck: proof.deadEnds.map(({ stepKey }) => stepKey),
});
const NONE = { unmet: [], bypassed: [], dead: [], endless: [], stuck: [] };
const seen = (nodes: Node[], options: Partial<WorkflowDefinition> = {}) =>
  faults(prove(workflow(nodes, options)));
const field = (name: string, more: Partial<InputField> = {}): InputField => ({
  ...{ name, type: "string", title: "", help: "", example: "", required: true, default: null, choices: [] },
  ...more,
});
const texts = ({ path }: { path: { text: string }[] }) => path.map(({ text }) => text);

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

test("a document that a person declined or rejected is not missed", () => {
  const asked = [
    step("design", { condition: "user_wants_design", creates: ["design.md"] }),
    step("flows", { optional: true, creates: ["flows.md"] }),
    step("plan", { gate: "after", creates: ["plan.md"] }),
    step("build", { requires: ["design.md", "flows.md", "plan.md"], creates: ["code.md"] }),
    step("ship", { requires: ["code.md"] }),
  ];
  expect(seen(asked)).toEqual(NONE);
});

test("only the first step that lacks a document is named", () => {
  const chain = [
    step("a", { condition: "equals:size,big", creates: ["a.md"] }),
    step("b", { requires: ["a.md"], creates: ["b.md"] }),
    step("c", { requires: ["b.md"] }),
  ];
  expect(seen(chain, { inputs: [field("size")] })).toEqual({ ...NONE, unmet: ["b lacks a.md"] });
});

test("a document that is made later, by nobody or in a circle is missed", () => {
  expect(seen([step("a", { requires: ["b.md"] }), step("b", { creates: ["b.md"] })]).unmet).toEqual([
    "a lacks b.md",
  ]);
  expect(seen([step("a", { requires: ["b.md"] })]).unmet).toEqual(["a lacks b.md"]);
  const circle = parallel("p", [
    [step("a", { requires: ["b.md"], creates: ["a.md"] })],
    [step("b", { requires: ["a.md"], creates: ["b.md"] })],
  ]);
  expect(seen([circle]).unmet).toEqual(["p/a lacks b.md", "p/b lacks a.md"]);
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
  expect(seen([forgetful]).unmet).toEqual(["a lacks plan.md"]);
});

test("branches that wait for each other's documents get them", () => {
  const both = parallel("p", [
    [step("a", { creates: ["a.md"] }), step("b", { requires: ["c.md"] })],
    [step("c", { requires: ["a.md"], creates: ["c.md"] })],
  ]);
  expect(seen([both])).toEqual(NONE);
});

test("a step that no answer, input or route leads to is dead", () => {
  expect(seen([step("a", { condition: "always_false" })]).dead).toEqual(["a"]);
  const both = { all: ["equals:mode,fast", "equals:mode,slow"] };
  expect(seen([step("a", { condition: both })], { inputs: [field("mode")] }).dead).toEqual(["a"]);
  const choice = field("mode", { type: "choice", choices: ["fast", "slow"] });
  expect(seen([step("a", { condition: "equals:mode,brisk" })], { inputs: [choice] }).dead).toEqual(["a"]);
  expect(seen([step("a", { condition: "equals:mode,fast" })], { inputs: [choice] })).toEqual(NONE);
  const gone = route("r", { one: [step("a")], two: [step("b")] });
  expect(seen([gone, step("c")]).dead).toEqual(["c"]);
});

test("what an input decided holds for the rest of the run", () => {
  const inputs = [field("mode", { type: "boolean" })];
  const consistent = [
    step("a", { condition: "mode", creates: ["a.md"] }),
    step("b", { condition: "mode", requires: ["a.md"] }),
  ];
  expect(seen(consistent, { inputs })).toEqual(NONE);
  const crossed = [
    step("a", { condition: "mode" }),
    step("b", { condition: { all: ["mode", { not: "mode" }] } }),
  ];
  expect(seen(crossed, { inputs }).dead).toEqual(["b"]);
});

test("a field that may stay empty is tried empty", () => {
  const nodes = [
    step("a", { condition: "not_empty:brief", creates: ["a.md"] }),
    step("b", { requires: ["a.md"] }),
  ];
  expect(seen(nodes, { inputs: [field("brief")] }).unmet).toEqual([]);
  expect(seen(nodes, { inputs: [field("brief", { required: false })] }).unmet).toEqual(["b lacks a.md"]);
});

test("a loop whose condition can come true is bounded", () => {
  const tests = loop("verify", "equals:tests,pass", 3, [step("test", { asks: ["tests"] })]);
  expect(seen([tests])).toEqual(NONE);
  expect(seen([loop("l", "user_is_happy", 2, [step("a")])])).toEqual(NONE);
});

test("a loop that only a person at its bound can end is endless", () => {
  expect(seen([loop("l", "always_false", 2, [step("a")])]).endless).toEqual(["l"]);
  expect(seen([loop("l", "equals:tests,pass", 2, [step("test")])]).endless).toEqual(["l"]);
  const inputs = [field("mode")];
  const proof = prove(workflow([loop("l", "equals:mode,fast", 2, [step("a")])], { inputs }));
  expect(proof.unboundedLoops.map(texts)).toEqual([['the input "mode" is something else']]);
  expect(proof.terminates).toBe(false);
});

test("a loop that goes round idly after a rejection is not endless", () => {
  const nodes = [
    step("plan", { creates: ["plan.md"], gate: "after" }),
    loop("l", "equals:tests,pass", 2, [step("test", { requires: ["plan.md"], asks: ["tests"] })]),
  ];
  expect(seen(nodes)).toEqual(NONE);
});

test("a loop inside a loop, and one of a thousand rounds, are explored", () => {
  const inner = loop("inner", "equals:unit,pass", 1_000, [step("unit", { asks: ["unit"] })]);
  const outer = loop("outer", "equals:all,pass", 1_000, [inner, step("judge", { asks: ["all"] })]);
  const proof = prove(workflow([outer, step("ship")]));
  expect(faults(proof)).toEqual(NONE);
  expect(proof.isComplete).toBe(true);
});

test("a gate is bypassed when its document comes from elsewhere without its decision", () => {
  const nodes = [
    step("look", { asks: ["is_big"] }),
    step("draft", { creates: ["plan.md"] }),
    step("plan", { condition: "is_big", creates: ["plan.md"], gate: "after" }),
    step("build", { requires: ["plan.md"] }),
  ];
  const proof = prove(workflow(nodes));
  expect(faults(proof)).toEqual({ ...NONE, bypassed: ["plan"] });
  expect(proof.bypassableGates.map(texts)).toEqual([['"look" answers is_big: no']]);
});

test("a gate is bypassed by a branch that makes its document without it", () => {
  const nodes = [
    parallel("p", [
      [step("plan", { creates: ["plan.md"], gate: "after" })],
      [step("draft", { creates: ["plan.md"] }), step("build", { requires: ["plan.md"] })],
    ]),
  ];
  expect(seen(nodes).bypassed).toEqual(["p/plan"]);
});

test("a gate in a race falls away when another branch comes first", () => {
  const race = parallel("p", [[step("a", { gate: "after" })], [step("b")]], { join: "any" });
  expect(seen([race, step("c")]).bypassed).toEqual(["p/a"]);
});

test("a gate that always holds, or guards a revision that is not needed, is not bypassed", () => {
  const held = [
    step("plan", { creates: ["plan.md"], gate: "both" }),
    step("build", { requires: ["plan.md"] }),
  ];
  expect(seen(held)).toEqual(NONE);
  const revised = [
    step("plan", { creates: ["plan.md"], asks: ["has_issues"] }),
    step("revise", { mode: "update", condition: "has_issues", creates: ["plan.md"], gate: "after" }),
    step("build", { requires: ["plan.md"] }),
  ];
  expect(seen(revised)).toEqual(NONE);
});

test("going back after a rejection leads round, and is no dead end", () => {
  const nodes = [
    step("a", { creates: ["a.md"] }),
    step("b", { requires: ["a.md"], gate: "after", onReject: { kind: "goto", step: "a" } }),
    step("c", { gate: "before", onReject: { kind: "halt" } }),
  ];
  expect(seen(nodes)).toEqual(NONE);
});

test("a rejection that leads nowhere is a dead end", () => {
  const nodes = [step("a", { gate: "after", onReject: { kind: "goto", step: "nowhere" } })];
  expect(seen(nodes).stuck).toEqual(["a"]);
});

test("steps of a map are reached, whatever the items say", () => {
  const mapped = forEach("m", "stories", [
    step("ui", { condition: "equals:item.kind,ui", creates: ["{{item.id}}.md"] }),
    step("api", { condition: { not: "equals:item.kind,ui" } }),
  ]);
  expect(seen([step("list", { asks: ["stories"] }), mapped])).toEqual(NONE);
  const inputs = [field("stories", { type: "list" })];
  expect(seen([mapped], { inputs })).toEqual(NONE);
});

test("a document of an item is missed in its item", () => {
  const mapped = forEach("m", "stories", [
    step("write", { condition: "equals:item.kind,ui", creates: ["{{item.id}}.md"] }),
    step("code", { requires: ["{{item.id}}.md"] }),
  ]);
  const inputs = [field("stories", { type: "list" })];
  expect(seen([mapped], { inputs }).unmet).toEqual(["m/code lacks {{item.id}}.md"]);
});

test("a gate that too few people may decide is named when the people are known", () => {
  const definition = workflow([
    step("a", { gate: "after", role: "owner" }),
    step("b", { gate: "before", approvals: 2 }),
    step("c", { role: "owner" }),
  ]);
  const lacks = (people: Parameters<typeof prove>[1]) =>
    prove(definition, people).rolesNobodyHolds.map(({ stepKey, needed, held }) => [stepKey, needed, held]);
  expect(lacks({})).toEqual([]);
  expect(lacks({ people: ["owner", "approver"] })).toEqual([]);
  expect(lacks({ people: ["approver", "operator"] })).toEqual([
    ["a", 1, 0],
    ["b", 2, 1],
  ]);
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
