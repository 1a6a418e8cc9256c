import { describe, expect, test } from "vitest";
import { parseWorkflow } from "./parse-workflow";
import { markedSource, workflowWith } from "./testing/marked-source";

/** `¦` stands where the problem is expected. */
type Case = [code: string, text: string];

function expectProblem(severity: "error" | "warning", code: string, text: string): void {
  const { source, line, column } = markedSource(text);
  const { problems, definition } = parseWorkflow({ file: "workflows/sample.yaml", pack: "test", source });
  const found = problems.map(
    (problem) => `${problem.severity} ${problem.code} ${problem.line}:${problem.column}`,
  );
  expect(found).toContain(`${severity} ${code} ${line}:${column}`);
  for (const { message, hint } of problems) {
    expect(message).toMatch(/^\S.*[.!?]$/s);
    expect(hint).toMatch(/\S/);
  }
  expect(definition === undefined).toBe(problems.some((problem) => problem.severity === "error"));
}

const step = "- { id: a, agent: dev, creates: a.md }";

describe("YAML that cannot be read", () => {
  const cases: Case[] = [
    ["yaml-tab-as-indent", "workflow:\n¦\tid: x\n"],
    ["yaml-bad-indent", "workflow:\n  id: x\n ¦name: y\n"],
    ["yaml-missing-char", 'workflow:\n  id: "x\n¦'],
    ["yaml-block-as-implicit-key", "workflow:\n  name: ¦Plan: build\n"],
    ["yaml-multiple-docs", "workflow:\n  id: x\n¦---\na: b\n"],
    ["yaml-bad-scalar-start", "workflow:\n  name: ¦@home\n"],
    ["yaml-unexpected-token", "workflow: }¦\n".replace("}¦", "¦}")],
    ["duplicate-key", `workflow:\n  id: x\n  ¦id: y\n  sequence:\n    ${step}\n`],
    ["duplicate-key", workflowWith("- { agent: dev, ¦agent: qa }")],
    ["unsafe-key", `workflow:\n  ¦__proto__: { admin: true }\n  sequence:\n    ${step}\n`],
    ["unsafe-key", workflowWith("- agent: dev\n  ¦constructor: x")],
    ["unsafe-key", workflowWith('- agent: dev\n  ¦"prototype": x')],
    ["unsafe-key", workflowWith('- agent: dev\n  ¦"__pr\\u006fto__": x')],
    ["anchor", `workflow:\n  id: ¦&x y\n  sequence:\n    ${step}\n`],
    ["alias", `workflow:\n  id: ¦*x\n  sequence:\n    ${step}\n`],
    ["tag", `workflow:\n  id: ¦!!js/function x\n  sequence:\n    ${step}\n`],
    ["odd-character", `workflow:\n  id: x¦\u0000y\n  sequence:\n    ${step}\n`],
    ["odd-character", `workflow:\n  name: "¦\ud800"\n  sequence:\n    ${step}\n`],
    ["too-deep", `workflow: ${"[".repeat(31)}¦${"[".repeat(4000)}`],
    ["too-many-keys", `${Array.from({ length: 5000 }, (_, n) => `k${n}: 1\n`).join("")}last¦: 1\n`],
    ["too-large", `¦${"# a comment\n".repeat(22_000)}`],
  ];
  test.each(cases)("%s is told at its place (case %#)", (code, text) => expectProblem("error", code, text));
});

describe("a file that is no workflow", () => {
  const cases: Case[] = [
    ["empty-file", "¦"],
    ["empty-file", "¦# only a comment\n"],
    ["not-a-workflow", "¦just text\n"],
    ["not-a-workflow", "¦- a\n- b\n"],
    ["not-a-workflow", "¦name: x\n"],
    ["not-a-workflow", "workflow:\n  ¦id: x\n"],
    ["not-a-workflow", "¦workflow:\n"],
    ["not-a-workflow", `workflow:\n  id: x\n  ¦sequnce:\n    ${step}\n`],
    ["no-steps", "workflow:\n  id: x\n  sequence: ¦[]\n"],
    ["wrong-type", "workflow:\n  id: x\n  sequence: ¦later\n"],
    ["wrong-type", "workflow:\n  id: x\n  phases:\n    plan: ¦later\n"],
    ["markdown-workflow", "¦<!-- note -->\n\n# A book\n\n```yaml\nagent: x\n```\n"],
  ];
  test.each(cases)("%s is told at its place (case %#)", (code, text) => expectProblem("error", code, text));
});

describe("a step that is wrong", () => {
  const cases: Case[] = [
    ["wrong-type", workflowWith("- agent: dev\n- ¦[a, b]")],
    ["wrong-type", workflowWith("- agent: dev\n- ¦two words")],
    ["wrong-type", workflowWith("- agent: ¦{ a: b,\n    c: d }\n  creates: a.md")],
    ["wrong-type", workflowWith("- agent: dev\n  creates: ¦[[a.md]]".replace("¦[[", "[¦["))],
    ["wrong-type", workflowWith("- agent: dev\n  notes:\n    - ¦- deep")],
    ["wrong-type", workflowWith("- agent: dev\n  optional: ¦maybe")],
    ["wrong-type", workflowWith("- agent: dev\n  optional: ¦[true]")],
    ["wrong-type", workflowWith("- agent: dev\n  gate: after\n  approvals: ¦two")],
    ["wrong-type", workflowWith("- agent: dev\n  gate: after\n  approvals: ¦0")],
    ["wrong-type", workflowWith("- agent: dev\n  gate: after\n  approvals: ¦2.5")],
    ["wrong-type", workflowWith("- agent: dev\n  gate: after\n  approvals: ¦010")],
    ["wrong-type", workflowWith("- agent: dev\n  weight: ¦-1")],
    ["unknown-value", workflowWith("- agent: dev\n  gate: ¦never")],
    ["unknown-value", workflowWith("- agent: dev\n  gate: ¦[after]")],
    ["unknown-value", workflowWith("- agent: dev\n  role: ¦boss")],
    ["unknown-value", workflowWith("- agent: dev\n  effect: ¦once")],
    ["unknown-value", workflowWith("- agent: dev\n  on_reject: ¦retry")],
    ["unknown-value", workflowWith("- agent: dev\n  on_reject: ¦{ goto: a, then: b }")],
    ["unknown-step", workflowWith("- agent: dev\n  on_reject: { goto: ¦nowhere }")],
    ["goto-forward", workflowWith("- agent: dev\n  on_reject: { goto: ¦late }\n- { id: late, agent: qa }")],
    ["bad-duration", workflowWith("- agent: dev\n  timeout: ¦5")],
    ["bad-duration", workflowWith("- agent: dev\n  timeout: ¦soon")],
    ["bad-duration", workflowWith("- agent: dev\n  timeout: ¦0s")],
    ["bad-duration", workflowWith("- agent: dev\n  timeout: ¦31d")],
    ["bad-duration", workflowWith("- agent: dev\n  retry: { backoff: ¦1 }")],
    ["wrong-type", workflowWith("- agent: dev\n  retry: ¦often")],
    ["wrong-type", workflowWith("- agent: dev\n  retry: { attempts: ¦0 }")],
    ["unknown-key", workflowWith("- agent: dev\n  retry: { attempts: 2, ¦every: 1s }")],
    ["bad-id", workflowWith("- id: ¦a/b\n  agent: dev")],
    ["bad-id", workflowWith("- id: ¦stories[2]\n  agent: dev")],
    ["bad-id", workflowWith("- id: ¦constructor\n  agent: dev")],
    ["bad-id", workflowWith("- id: ¦../../etc\n  agent: dev")],
    ["duplicate-id", workflowWith("- { id: a, agent: dev }\n- { id: ¦a, agent: qa }")],
    ["bad-agent", workflowWith("- agent: ¦__proto__")],
    ["bad-agent", workflowWith(`- agent: ¦${"x".repeat(101)}`)],
    ["unsafe-name", workflowWith("- agent: dev\n  creates: ¦../secrets.md")],
    ["unsafe-name", workflowWith("- agent: dev\n  creates: ¦/etc/passwd")],
    ["unsafe-name", workflowWith("- agent: dev\n  creates: ¦'C:\\x.md'")],
    ["unsafe-name", workflowWith("- agent: dev\n  creates: ¦a//b.md")],
    ["unsafe-name", workflowWith("- agent: dev\n  creates: ¦docs/./x.md")],
    ["unsafe-name", workflowWith("- agent: dev\n  creates: [ok.md, ¦../x.md]")],
    ["unsafe-name", workflowWith(`- agent: dev\n  creates: ¦${"x".repeat(201)}.md`)],
    ["bad-condition", workflowWith("- agent: dev\n  condition: ¦a && b")],
    ["bad-condition", workflowWith("- agent: dev\n  condition: ¦'equals:tests'")],
    ["bad-condition", workflowWith("- agent: dev\n  condition: ¦5")],
    ["bad-condition", workflowWith("- agent: dev\n  condition: { all: [a, ¦'b or c'] }")],
    ["bad-condition", workflowWith("- agent: dev\n  condition: ¦{ not: equals:tests,pass }")],
    ["bad-condition", workflowWith("- agent: dev\n  condition:\n    any:\n      - a\n      - not: ¦[b]")],
    ["bad-condition", workflowWith("- agent: dev\n  condition: ¦yes")],
  ];
  test.each(cases)("%s is told at its place (case %#)", (code, text) => expectProblem("error", code, text));
});

describe("a block that is wrong", () => {
  const cases: Case[] = [
    ["empty-block", workflowWith("- ¦parallel: []")],
    ["empty-block", workflowWith("- ¦parallel:")],
    ["unknown-value", workflowWith("- parallel: [{ agent: dev }]\n  join: ¦most")],
    ["wrong-type", workflowWith("- parallel: [{ agent: dev }]\n  concurrency: ¦0")],
    ["unknown-key", workflowWith("- parallel: [{ agent: dev }]\n  ¦condition: a")],
    ["unknown-key", workflowWith("- parallel: [{ agent: dev }]\n  ¦gate: after")],
    ["missing-until", workflowWith("- loop: ¦{ max: 3, steps: [{ agent: dev }] }")],
    ["missing-max", workflowWith("- loop: ¦{ until: done, steps: [{ agent: dev }] }")],
    ["empty-block", workflowWith("- loop: ¦{ until: done, max: 3 }")],
    ["wrong-type", workflowWith("- loop: { until: done, max: ¦many, steps: [{ agent: dev }] }")],
    ["wrong-type", workflowWith("- loop: { until: done, max: ¦0, steps: [{ agent: dev }] }")],
    [
      "bad-condition",
      workflowWith("- loop: { until: ¦equals:tests, pass, max: 3, steps: [{ agent: dev }] }"),
    ],
    ["unknown-key", workflowWith("- loop: { until: done, ¦times: 3, max: 3, steps: [{ agent: dev }] }")],
    ["wrong-type", workflowWith("- loop: ¦[{ agent: dev }]")],
    ["bad-name", workflowWith("- for_each: ¦'a b'\n  steps: [{ agent: dev }]")],
    ["bad-name", workflowWith("- for_each: ¦__proto__\n  steps: [{ agent: dev }]")],
    ["bad-name", workflowWith("- for_each: stories\n  as: ¦the story\n  steps: [{ agent: dev }]")],
    ["empty-block", workflowWith("- ¦for_each: stories")],
    ["bad-routes", workflowWith("- step: choose\n  routes: ¦[a, b]")],
    ["bad-routes", workflowWith("- step: choose\n  routes: ¦{}")],
    ["bad-routes", workflowWith("- step: choose\n  routes: { ¦a: somewhere }")],
    ["unknown-step", workflowWith("- parallel:\n    - { agent: dev, on_reject: { goto: ¦missing } }")],
  ];
  test.each(cases)("%s is told at its place (case %#)", (code, text) => expectProblem("error", code, text));
});

describe("the head of a workflow", () => {
  const withHead = (head: string) => workflowWith(step, `${head}\n`);
  const errors: Case[] = [
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
  const warnings: Case[] = [
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
  const errors: Case[] = [
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
  const warnings: Case[] = [
    ["missing-agent", workflowWith("- ¦creates: a.md")],
    ["empty-step", workflowWith(`- ¦\n${step}`.replace("- ¦", "-¦ ")).replace("-¦ ", "-¦")],
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
