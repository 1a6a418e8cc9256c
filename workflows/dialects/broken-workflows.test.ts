import { describe, expect, test } from "vitest";
import { parseWorkflow } from "./parse-workflow";
import { expectProblem, type ProblemCase } from "./testing/expect-problem";
import { workflowWith } from "./testing/marked-source";

const step = "- { id: a, agent: dev, creates: a.md }";

describe("the head of a workflow", () => {
  const withHead = (head: string) => workflowWith(step, `${head}\n`);
  const errors: ProblemCase[] = [
    ["wrong-type", withHead("  name: ¦[a]")],
    ["wrong-type", withHead("  handoff_prompts: ¦none")],
    ["wrong-type", withHead("  project_types:\n    - ¦- nested")],
    ["bad-name", withHead("  inputs: { ¦a b: text }")],
    ["bad-name", withHead("  inputs:\n    - ¦../x")],
    ["unknown-value", withHead("  inputs: { a: { type: ¦date } }")],
    ["missing-choices", withHead("  inputs: { a: ¦{ type: choice } }")],
    ["wrong-type", withHead("  inputs: { a: { type: choice, choices: [x], default: ¦y } }")],
    ["wrong-type", withHead("  inputs: { a: { type: number, default: ¦many } }")],
    ["wrong-type", withHead("  inputs: { a: { type: boolean, default: ¦'yes' } }")],
    ["wrong-type", withHead("  inputs: { a: ¦[b] }")],
    [
      "unknown-phase",
      `workflow:\n  id: x\n  phases: [plan]\n  sequence:\n    - { agent: dev, phase: ¦build }\n`,
    ],
  ];
  const warnings: ProblemCase[] = [
    ["bad-id", `workflow:\n  id: ¦../My workflow\n  sequence:\n    ${step}\n`],
    ["unknown-key", withHead("  ¦handof_prompts: {}")],
    ["unknown-key", withHead("  inputs: { a: { ¦tipe: text } }")],
    ["wrong-type", withHead("  handoff_prompts: { a: ¦[b] }")],
  ];
  test.each(errors)("%s is an error at its place (case %#)", (code, text) =>
    expectProblem("error", code, text),
  );
  test.each(warnings)("%s is a warning at its place (case %#)", (code, text) =>
    expectProblem("warning", code, text),
  );
});

describe("steps that do not fit together", () => {
  const errors: ProblemCase[] = [
    ["input-made-later", workflowWith("- { agent: dev, requires: ¦b.md }\n- { agent: qa, creates: b.md }")],
    [
      "input-made-later",
      workflowWith(
        "- { agent: dev, requires: [a.md, ¦b.md], creates: x.md }\n- { agent: qa, creates: 'a.md, b.md' }",
      ),
    ],
    [
      "input-from-itself",
      workflowWith(
        "- { agent: dev, requires: ¦a.md, creates: a.md }".replace("creates: a.md", "creates: a.md"),
      ),
    ],
    [
      "input-made-later",
      workflowWith(
        "- loop:\n    until: done\n    max: 2\n    steps:\n      - { agent: dev, requires: ¦b.md, creates: a.md }\n      - { agent: qa, creates: b.md }",
      ),
    ],
    [
      "input-on-other-route",
      workflowWith(
        "- step: choose\n  routes:\n    left: { agent: dev, creates: a.md }\n    right: { agent: qa, requires: ¦a.md }",
      ),
    ],
    [
      "input-on-other-route",
      workflowWith(
        "- step: choose\n  routes:\n    left: { agent: dev, creates: a.md }\n    right: { continue: to_next_step }\n- { agent: qa, requires: ¦a.md }",
      ),
    ],
    [
      "input-cycle",
      workflowWith(
        "- parallel:\n    - ¦{ agent: dev, requires: b.md, creates: a.md }\n    - { agent: qa, requires: a.md, creates: b.md }",
      ),
    ],
  ];
  const warnings: ProblemCase[] = [
    ["missing-agent", workflowWith("- ¦creates: a.md")],
    ["empty-step", workflowWith(`- ¦\n${step}`.replace("- ¦", "-¦ ")).replace("-¦ ", "-¦")],
    ["unsafe-name", workflowWith("- { agent: dev, requires: ¦'approval: of the board' }")],
    ["input-never-made", workflowWith("- { agent: dev, requires: ¦typo.md }")],
    [
      "made-twice",
      workflowWith("- parallel:\n    - { agent: dev, creates: a.md }\n    - { agent: qa, creates: ¦a.md }"),
    ],
    ["approvals-without-gate", workflowWith("- ¦{ agent: dev, approvals: 2 }")],
    ["dead-step", workflowWith("- { agent: dev, condition: ¦always_false }")],
    ["dead-step", workflowWith("- { agent: dev, condition: ¦{ all: [a, { not: a }] } }")],
    [
      "dead-step",
      workflowWith("- { agent: pm }\n- { agent: dev, condition: ¦{ all: ['equals:x,1', 'equals:x,2'] } }"),
    ],
    ["dead-step", workflowWith("- step: workflow_end\n- ¦agent: dev")],
    ["dead-step", workflowWith("- step: choose\n  routes: { a: { agent: dev } }\n- ¦agent: qa")],
    ["endless-loop", workflowWith("- loop: { until: ¦always_false, max: 2, steps: [{ agent: dev }] }")],
    ["unset-key", workflowWith("- { agent: dev, condition: ¦'equals:size,big' }")],
    ["unset-key", workflowWith("- ¦for_each: stories\n  steps: [{ agent: dev }]")],
    ["unknown-key", workflowWith("- { agent: dev, ¦creats: a.md }")],
    ["unknown-key", workflowWith("- { agent: dev, ¦require: a.md }")],
  ];
  test.each(errors)("%s is an error at its place (case %#)", (code, text) =>
    expectProblem("error", code, text),
  );
  test.each(warnings)("%s is a warning at its place (case %#)", (code, text) =>
    expectProblem("warning", code, text),
  );
});

test("all problems of a file are told at once, from top to bottom", () => {
  const source = workflowWith(
    "- { id: a, agent: dev, gate: never, timeout: 5 }\n- { id: a, agent: qa, condition: 'a or b' }\n- { agent: pm, creates: ../x }",
    "  inputs: { n: { type: date } }\n",
  );
  const { problems } = parseWorkflow({ file: "x.yaml", pack: "test", source });
  expect(problems.map(({ line, code }) => [line, code])).toEqual([
    [3, "unknown-value"],
    [5, "unknown-value"],
    [5, "bad-duration"],
    [6, "duplicate-id"],
    [6, "bad-condition"],
    [7, "unsafe-name"],
  ]);
});
