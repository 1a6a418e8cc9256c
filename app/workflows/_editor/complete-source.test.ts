import { describe, expect, it } from "vitest";
import { STEP_KEYS } from "#workflows/dialects/step-vocabulary";
import { AUTHOR_KEYS } from "./author-words";
import { completeSource } from "./complete-source";

const library = {
  agents: [{ id: "analyst", title: "Business Analyst" }],
  templates: [{ id: "plan-tmpl", name: "Plan", filename: "plan.md" }],
};

/** The words offered where `|` stands. */
function offered(marked: string): string[] | null {
  const offset = marked.indexOf("|");
  const source = marked.slice(0, offset) + marked.slice(offset + 1);
  return completeSource(source, offset, library)?.words.map(({ word }) => word) ?? null;
}

const HEAD =
  "workflow:\n  id: x\n  phases: [plan, build]\n  inputs:\n    idea: { type: text }\n    stories: { type: list }\n";
const inSteps = (lines: string) => `${HEAD}  sequence:\n${lines}`;

describe("keys", () => {
  it("an empty file begins with workflow", () => {
    expect(offered("|")).toEqual(["workflow"]);
    expect(offered("wor|")).toEqual(["workflow"]);
  });

  it("a workflow's own keys are offered once", () => {
    const words = offered(`${HEAD}  |`);
    expect(words).toContain("sequence");
    expect(words).not.toContain("phases");
  });

  it.each([
    ["a block step", "    - id: plan\n      |"],
    ["the first key of a step", "    - |"],
    ["a step in braces", "    - { id: plan, | }"],
    ["a step in a branch of a list", "    - parallel:\n        - [ { id: a, | } ]"],
    ["a step in a branch", "    - parallel:\n        - id: a\n          |"],
    ["a step of a loop", "    - loop:\n        steps:\n          - id: a\n            |"],
    ["a step in braces over lines", "    - { id: plan,\n        |\n"],
    ["a list that is not indented", "  - id: a\n    |"],
  ])("%s takes a step's keys", (_, lines) => {
    const words = offered(inSteps(lines)) ?? [];
    expect(words).toContain("agent");
    expect(words.includes("id")).toBe(lines.includes("- |"));
  });

  it("the keys after the caret count as taken, too", () => {
    expect(offered(inSteps("    - id: a\n      |\n      agent: analyst\n    - phase: x\n"))).not.toContain(
      "agent",
    );
  });

  it.each([
    ["    - loop:\n        |", ["until", "max", "steps"]],
    ["    - loop: { max: 3, | }", ["until", "steps"]],
    ["    - id: a\n      retry: { | }", ["attempts", "backoff"]],
    ["    - id: a\n      on_reject:\n        |", ["goto"]],
    ["    - id: a\n      gate: { when: after, | }", ["within", "remind", "on_deadline", "four_eyes"]],
    ["    - id: a\n      condition: { | }", ["all", "any", "not"]],
  ])("%j offers %j", (lines, words) => {
    expect(offered(inSteps(lines))).toEqual(words);
  });

  it("a field of the form has keys of its own, and free names none", () => {
    expect(offered("workflow:\n  inputs:\n    idea:\n      |")).toContain("required");
    expect(offered("workflow:\n  inputs:\n    |")).toBeNull();
  });

  it("every key of a step that the loader knows is offered, but for those of other dialects", () => {
    const foreign = "label task description note output outputs input inputs repeat repeat_for".split(" ");
    const known = [...STEP_KEYS].filter((key) => !foreign.includes(key));
    const words: string[] = AUTHOR_KEYS.step.map(({ word }) => word);
    expect(known.filter((key) => !words.includes(key))).toEqual([]);
  });
});

describe("values", () => {
  it.each([
    ["    - agent: |", ["analyst", "various"]],
    ["    - { agent: an| }", ["analyst", "various"]],
    ["    - creates: a.md\n    - requires: |", ["a.md"]],
    ["    - creates: a.md\n    - requires: [ | ]", ["a.md"]],
    ["    - creates: a.md\n    - requires:\n        - |", ["a.md"]],
    ["    - { creates: docs/a.md }\n    - { updates: | }", ["docs/a.md"]],
    ["    - phase: |", ["plan", "build"]],
    ["    - gate: |", ["before", "after", "both"]],
    ["    - gate:\n        on_deadline: |", ["keep", "approve", "reject"]],
    ["    - id: one\n    - { id: two, on_reject: { goto: | } }", ["one", "two"]],
    ["    - template: |", ["plan-tmpl"]],
    ["    - optional: t|", ["true", "false"]],
    ["    - for_each: |", ["idea", "stories"]],
  ])("%j offers %j", (lines, words) => {
    expect(offered(inSteps(lines))).toEqual(words);
  });

  it("a condition offers its forms, the form's fields and the names in use", () => {
    const words = offered(inSteps("    - condition: user_wants_tests\n    - condition: |"));
    expect(words).toEqual(expect.arrayContaining(["equals:", "not_empty:idea", "user_wants_tests"]));
    expect(offered(inSteps("    - condition: { all: [ | ] }"))).toContain("not_empty:");
  });

  it("nothing is offered in a comment or in free text", () => {
    expect(offered(inSteps("    - id: a # |"))).toBeNull();
    expect(offered(inSteps("    - notes: write |"))).toBeNull();
  });
});
