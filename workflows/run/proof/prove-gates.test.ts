import { expect, test } from "vitest";
import { loop, marker, parallel, step, workflow } from "../../testing/build-workflow";
import { prove } from "./prove";
import { faults, faultsIn, field, NONE, texts } from "./testing/faults";

test("a loop whose condition can come true is bounded", () => {
  const tests = loop("verify", "equals:tests,pass", 3, [step("test", { asks: ["tests"] })]);
  expect(faultsIn([tests])).toEqual(NONE);
  expect(faultsIn([loop("l", "user_is_happy", 2, [step("a")])])).toEqual(NONE);
});

test("a loop that only a person at its bound can end is endless", () => {
  expect(faultsIn([loop("l", "always_false", 2, [step("a")])]).endless).toEqual(["l"]);
  expect(faultsIn([loop("l", "equals:tests,pass", 2, [step("test")])]).endless).toEqual(["l"]);
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
  expect(faultsIn(nodes)).toEqual(NONE);
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
  expect(faultsIn(nodes).bypassed).toEqual(["p/plan"]);
});

test("a gate in a race falls away when another branch comes first", () => {
  const race = parallel("p", [[step("a", { gate: "after" })], [step("b")]], { join: "any" });
  expect(faultsIn([race, step("c")]).bypassed).toEqual(["p/a"]);
});

test("a gate that always holds, or guards a revision that is not needed, is not bypassed", () => {
  const held = [
    step("plan", { creates: ["plan.md"], gate: "both" }),
    step("build", { requires: ["plan.md"] }),
  ];
  expect(faultsIn(held)).toEqual(NONE);
  const revised = [
    step("plan", { creates: ["plan.md"] }),
    step("check", { requires: ["plan.md"], asks: ["has_issues"] }),
    step("revise", { mode: "update", condition: "has_issues", creates: ["plan.md"], gate: "after" }),
    step("build", { requires: ["plan.md"] }),
  ];
  expect(faultsIn(revised)).toEqual(NONE);
});

test("a gate on a revision is bypassed when the maker alone says that none is needed", () => {
  const nodes = [
    step("plan", { creates: ["plan.md"], asks: ["has_issues"] }),
    step("revise", { mode: "update", condition: "has_issues", creates: ["plan.md"], gate: "after" }),
    step("build", { requires: ["plan.md"] }),
  ];
  const [found] = prove(workflow(nodes)).bypassableGates;
  expect(found).toMatchObject({ stepKey: "revise", path: [{ stepKey: "plan", place: { line: 1 } }] });
});

test("a gate that guards what comes after it is bypassed when an agent can wave it away", () => {
  const signed = (condition: string, last = step("ship")) => [
    step("plan", { asks: ["needs_sign_off"] }),
    step("sign", { gate: "after", condition }),
    last,
  ];
  expect(faultsIn(signed("needs_sign_off")).bypassed).toEqual(["sign"]);
  expect(faultsIn(signed("user_wants_it"))).toEqual(NONE);
  expect(faultsIn(signed("needs_sign_off", marker("end", "end")))).toEqual(NONE);
});

test("failures are explored where branches settle, and leave documents unmade", () => {
  const proofOf = (join: "all" | "settle") => {
    const branches = [[step("a", { creates: ["a.md"] })], [step("b")]];
    return prove(workflow([parallel("p", branches, { join }), step("c", { requires: ["a.md"] })]));
  };
  const settled = proofOf("settle");
  expect(faults(settled)).toEqual({ ...NONE, unmet: ["c lacks a.md"] });
  expect(settled.unmetInputs.map(texts)).toEqual([['"a" fails', '"b" succeeds']]);
  expect(faults(proofOf("all"))).toEqual(NONE);
});

test("going back after a rejection leads round, and is no dead end", () => {
  const nodes = [
    step("a", { creates: ["a.md"] }),
    step("b", { requires: ["a.md"], gate: "after", onReject: { kind: "goto", step: "a" } }),
    step("c", { gate: "before", onReject: { kind: "halt" } }),
  ];
  expect(faultsIn(nodes)).toEqual(NONE);
});

test("a rejection that leads nowhere is a dead end", () => {
  const nodes = [step("a", { gate: "after", onReject: { kind: "goto", step: "nowhere" } })];
  expect(faultsIn(nodes).stuck).toEqual(["a"]);
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

test("a gate that keeps the starter out needs one more person, and is no dead end", () => {
  const definition = workflow([step("a", { gate: "after", fourEyes: true }), step("b")]);
  const lacks = (people: ("owner" | "approver")[]) => prove(definition, { people }).rolesNobodyHolds;
  expect(prove(definition).deadEnds).toEqual([]);
  expect(lacks(["owner", "approver"])).toEqual([]);
  expect(lacks(["owner"])[0]).toMatchObject({
    sentence: expect.stringContaining("somebody besides whoever starts the run"),
  });
});
