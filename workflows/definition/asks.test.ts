import { expect, test } from "vitest";
import { parseWorkflow } from "../dialects/parse-workflow";
import { workflowWith } from "../dialects/testing/marked-source";
import { askedValues } from "./asks";
import type { WorkflowDefinition } from "./definition";
import { stepsIn } from "./walk-nodes";

function read(steps: string, head = ""): WorkflowDefinition {
  const { definition, problems } = parseWorkflow({
    file: "x.yaml",
    pack: "test",
    source: workflowWith(steps, head),
  });
  if (!definition) throw new Error(JSON.stringify(problems));
  return definition;
}

/** `key: name name` for each step that is asked something. */
function asksOf(steps: string, head = ""): string[] {
  return stepsIn(read(steps, head).sequences[0]?.nodes ?? [])
    .filter(({ asks }) => asks.length > 0)
    .map(({ key, asks }) => `${key}: ${asks.join(" ")}`);
}

test("a checklist's issues are answered by the step that validates", () => {
  expect(
    asksOf(
      "- { agent: po, validates: all }\n- { agent: dev, action: build }\n- { agent: various, condition: po_checklist_issues }",
    ),
  ).toEqual(["validate-all: po_checklist_issues"]);
});

test("each checklist answers for the step that follows it", () => {
  const steps = "- { agent: po, validates: x }\n- { agent: various, condition: po_checklist_issues }\n";
  expect(asksOf(`${steps}- { agent: dev }\n${steps}`)).toEqual([
    "validation/validate-x: po_checklist_issues",
    "validation-2/validate-x-2: po_checklist_issues",
  ]);
});

test("what QA left is answered by the tester, whatever stands between", () => {
  expect(
    asksOf(
      "- { agent: game-qa, updates: code }\n- { agent: sm }\n- { agent: dev, condition: qa_left_unchecked_items }",
    ),
  ).toEqual(["update-code: qa_left_unchecked_items"]);
});

test("what the architecture needs is answered by whoever has the architect's role", () => {
  const steps =
    "- { agent: architect, creates: architecture.md }\n- { agent: pm }\n- { id: decide, agent: pm/architect }\n- { agent: dev, condition: architecture_changes_needed }";
  expect(asksOf(steps)).toEqual(["decide: architecture_changes_needed"]);
});

test("everything else is answered by the nearest step before, once", () => {
  const steps =
    "- { agent: a }\n- { agent: b, condition: documentation_inadequate }\n- { agent: c }\n- { agent: d, condition: documentation_inadequate }";
  expect(asksOf(steps)).toEqual(["a: documentation_inadequate"]);
});

test("steps that only prepare another one, and the owner at hand, are asked nothing", () => {
  const steps =
    "- { agent: a, optional_steps: [think] }\n- { agent: various, updates: any_documents }\n- { agent: d, condition: ready }";
  expect(asksOf(steps)).toEqual(["a: ready"]);
});

test("a step's own preparation is not asked what the step before it can answer", () => {
  const steps =
    "- { id: review, agent: qa }\n- { agent: dev }\n- { agent: qa, action: again, condition: qa_left_items, optional_steps: [look] }";
  expect(asksOf(steps)).toEqual(["review: qa_left_items"]);
});

test("a person, progress and taken routes answer for themselves", () => {
  const routes =
    "- { agent: a }\n- step: size\n  routes: { small: { continue: yes }, big: { continue: yes } }\n";
  const names = [
    "user_wants_tests",
    "epic_complete",
    "all_stories_complete",
    "after_prd_creation",
    "small_path",
    "big",
    "size",
  ];
  expect(asksOf(routes + names.map((name) => `- { agent: d, condition: ${name} }`).join("\n"))).toEqual([]);
});

test("nobody is asked in a first step, nor about what another branch or route does", () => {
  expect(asksOf("- { agent: a, condition: ready }")).toEqual([]);
  expect(asksOf("- parallel:\n    - { agent: a }\n    - { agent: b, condition: ready }")).toEqual([]);
  expect(asksOf("- step: s\n  routes: { x: { agent: a }, y: [{ agent: b, condition: ready }] }")).toEqual([]);
});

test("keys are asked unless the launcher, a map or a document gives them", () => {
  const steps = `- { agent: a, creates: plan.md }
- { agent: b, condition: "equals:size,big" }
- { agent: c, condition: "not_empty:plan.md" }
- { agent: d, condition: context.scope.risk }
- for_each: stories
  as: story
  steps: [{ agent: e, condition: "equals:story.kind,bug" }]`;
  expect(asksOf(steps, "  inputs: [size, stories]\n")).toEqual(["c: scope.risk"]);
});

test("the list of a map is asked of the step that is about it", () => {
  expect(
    asksOf(
      "- { agent: sm, creates: story.md }\n- { agent: qa }\n- { for_each: stories, steps: [{ agent: dev }] }",
    ),
  ).toEqual(["story: stories"]);
  expect(asksOf("- { agent: sm }\n- { agent: qa }\n- { for_each: parts, steps: [{ agent: dev }] }")).toEqual([
    "qa: parts",
  ]);
});

test("a loop's end is answered inside the loop, by the first step that another one listens to", () => {
  const steps = `- { agent: pm }
- loop:
    until: equals:tests,pass
    max: 3
    steps:
      - { agent: tester, creates: test-report.md }
      - { agent: coder, condition: { not: "equals:tests,pass" }, updates: source.md }`;
  expect(asksOf(steps)).toEqual(["loop-1/test-report: tests"]);
});

test("a loop's end that no step inside listens to is answered by the step it is about, else the last", () => {
  const loop = (until: string) =>
    `- loop: { until: ${until}, max: 3, steps: [{ agent: reviewer, creates: review.md }, { agent: coder, updates: source.md }] }`;
  expect(asksOf(loop('"equals:review,good"'))).toEqual(["loop-1/review: review"]);
  expect(asksOf(loop("finished"))).toEqual(["loop-1/update-source: finished"]);
});

test("the values to choose from are those that conditions compare with", () => {
  const steps =
    '- { agent: a }\n- { agent: b, condition: { any: ["equals:size,big", { not: "equals:size,small" }] } }\n- { agent: c, condition: { all: ["equals:size,big", "equals:other,x", size] } }';
  expect(askedValues(read(steps), "size")).toEqual(["big", "small"]);
  expect(askedValues(read(steps), "nothing")).toEqual([]);
});
