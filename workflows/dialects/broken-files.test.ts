import { describe, test } from "vitest";
import { expectProblem, type ProblemCase } from "./testing/expect-problem";
import { workflowWith } from "./testing/marked-source";

const step = "- { id: a, agent: dev, creates: a.md }";

describe("YAML that cannot be read", () => {
  const cases: ProblemCase[] = [
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
  const cases: ProblemCase[] = [
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
