import { expect, test } from "vitest";
import { parseWorkflow } from "../dialects/parse-workflow";
import { workflowWith } from "../dialects/testing/marked-source";
import { isSymbolicName } from "./symbolic";
import { stepsIn } from "./walk-nodes";

function stepOf(steps: string, key: string) {
  const { definition } = parseWorkflow({ file: "x.yaml", pack: "test", source: workflowWith(steps) });
  return stepsIn(definition?.sequences[0]?.nodes ?? []).find((step) => step.key === key);
}

test.each([
  "all_artifacts",
  "any_flagged_documents",
  "existing_ui_analysis",
  "sharded_docs_or_brownfield_docs",
  "flagged_design_documents",
])("%s stands for documents and is none", (name) => expect(isSymbolicName(name)).toBe(true));

test.each(["prd.md", "implementation_files", "sharded_docs", "allocation.md", "orders.md"])(
  "%s is a document",
  (name) => expect(isSymbolicName(name)).toBe(false),
);

test("what no step makes is symbolic, what one makes is not", () => {
  const step = stepOf(
    "- { agent: a, creates: [prd.md, sharded_docs] }\n- { id: s, agent: b, requires: [prd.md, sharded_docs, all_documents, brief] }",
    "s",
  );
  expect(step?.inputs).toEqual([
    { name: "prd.md", symbolic: false },
    { name: "sharded_docs", symbolic: false },
    { name: "all_documents", symbolic: true },
    { name: "brief", symbolic: true },
  ]);
});

test("a document is found under its folder or without its extension when only one fits", () => {
  const makers = "- { agent: a, creates: [docs/prd.md, plan.md] }\n";
  expect(
    stepOf(`${makers}- { id: s, agent: b, requires: [prd.md, plan, out/plan.md] }`, "s")?.inputs,
  ).toMatchObject([
    { name: "docs/prd.md", symbolic: false },
    { name: "plan.md", symbolic: false },
    { name: "plan.md", symbolic: false },
  ]);
  const two = "- { agent: a, creates: [a/plan.md, b/plan.md] }\n";
  expect(stepOf(`${two}- { id: s, agent: b, requires: plan.md }`, "s")?.inputs).toEqual([
    { name: "plan.md", symbolic: true },
  ]);
});

test("an update of whatever was flagged is about what the step is given, and makes no such document", () => {
  const step = stepOf(
    "- { agent: a, creates: x.md }\n- { id: s, agent: various, updates: any_flagged_documents }",
    "s",
  );
  expect(step).toMatchObject({ outputs: [], inputs: [{ name: "any_flagged_documents", symbolic: true }] });
});

test("an update that requires only its own work waits for nobody", () => {
  expect(stepOf("- { id: s, agent: a, updates: notes.md, requires: notes.md }", "s")).toMatchObject({
    inputs: [{ name: "notes.md", symbolic: true }],
    outputs: [{ name: "notes.md" }],
  });
});

test("a step repeated for a document's items needs that document", () => {
  expect(
    stepOf(
      "- { agent: a, outputs: scene_list }\n- { id: s, agent: b, repeat_for: scene_list, outputs: chapters }",
      "s",
    ),
  ).toMatchObject({
    repeat: "scene_list",
    inputs: [{ name: "scene_list", symbolic: false }],
  });
});
