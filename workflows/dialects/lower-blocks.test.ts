import { describe, expect, test } from "vitest";
import { keysOf, nodesOf, stepOf } from "./testing/read-sample";

describe("markers", () => {
  test.each([
    ["a step without an agent", "- step: workflow_end\n  action: stop\n  notes: Done."],
    ["a null key with siblings", "- workflow_end:\n  action: stop\n  notes: Done."],
    ["an empty text with siblings", '- workflow_end: ""\n  action: stop\n  notes: Done.'],
    ["a map of its own", "- workflow_end:\n    action: stop\n    notes: Done."],
    ["a braced map", "- workflow_end: { action: stop, notes: Done. }"],
  ])("are written as %s", (_, steps) => {
    expect(nodesOf(`- { agent: dev }\n${steps}`)[1]).toMatchObject({
      key: "workflow_end",
      label: "Workflow end",
      mode: "end",
      agents: [],
      anyAgent: false,
      action: "stop",
      notes: "Done.",
      weight: 0,
    });
  });

  test.each([
    ["repeat_development_cycle", "loop_end"],
    ["workflow_end", "end"],
    ["jam_workflow_end", "end"],
    ["project_setup_guidance", "guide"],
    ["anything_else", "guide"],
  ])("%s is of mode %s", (name, mode) => {
    expect(stepOf(`- ${name}:\n  action: x`).mode).toBe(mode);
    expect(stepOf(`- step: ${name}`).mode).toBe(mode);
    expect(stepOf(`- ${name}`).mode).toBe(mode);
  });

  test("a marker keeps its condition and its other keys", () => {
    const marker = stepOf("- step: setup\n  condition: user_has_ui\n  owner: me");
    expect(marker).toMatchObject({ conditionText: "user_has_ui", extra: { owner: "me" } });
  });
});

describe("routes", () => {
  const [route] = nodesOf(`- step: routing_decision
  condition: based_on_classification
  notes: Choose.
  routes:
    single_story: { agent: pm, uses: create-story, notes: One story. }
    big one: [{ agent: pm, creates: plan.md }, { agent: dev, requires: plan.md }]
    go on: { continue: to_next_step, notes: Continue. }
    later: continue`);

  test("each lead through steps of their own or on", () => {
    expect(route).toMatchObject({
      kind: "route",
      key: "routing_decision",
      condition: null,
      conditionText: "based_on_classification",
      notes: "Choose.",
      routes: [
        {
          name: "single_story",
          continues: false,
          notes: "One story.",
          nodes: [{ key: "routing_decision/single_story", agents: ["pm"], uses: ["create-story"] }],
        },
        {
          name: "big one",
          continues: false,
          nodes: [{ key: "routing_decision/big-one/plan" }, { key: "routing_decision/big-one/dev" }],
        },
        { name: "go on", continues: true, notes: "Continue.", nodes: [] },
        { name: "later", continues: true, nodes: [] },
      ],
    });
  });

  test("a condition that can be false is kept", () => {
    expect(
      nodesOf("- { step: s, condition: user_wants_choice, routes: { a: { continue: yes } } }")[0],
    ).toMatchObject({
      condition: { kind: "fact", name: "user_wants_choice" },
    });
  });
});

describe("blocks", () => {
  test("a branch is a step or a list of steps, and keys begin with the block's", () => {
    const [parallel] = nodesOf(`- parallel:
    - { agent: architect, creates: architecture.md }
    - [{ agent: ux, creates: flows.md }, { agent: ux, requires: flows.md, creates: screens.md }]
  join: settle
  concurrency: 2`);
    expect(parallel).toMatchObject({
      kind: "parallel",
      key: "parallel-1",
      join: "settle",
      concurrency: 2,
      branches: [
        [{ key: "parallel-1/architecture" }],
        [
          { key: "parallel-1/flows" },
          { key: "parallel-1/screens", inputs: [{ name: "flows.md", symbolic: false }] },
        ],
      ],
    });
  });

  test("loops and maps", () => {
    const [first, loop, each] = nodesOf(`- { agent: sm, creates: story.md }
- loop:
    until: equals:tests,pass
    max: 3
    steps: [{ agent: tester, creates: report.md }]
- for_each: stories
  as: story
  concurrency: 4
  steps: [{ agent: coder, creates: "code/{{story}}.md" }]`);
    expect(first).toMatchObject({ key: "story", asks: ["stories"] });
    expect(loop).toMatchObject({
      kind: "loop",
      key: "loop-1",
      max: 3,
      untilText: "equals:tests,pass",
      nodes: [{ key: "loop-1/report", asks: ["tests"] }],
    });
    expect(each).toMatchObject({
      kind: "forEach",
      key: "each-stories",
      list: "stories",
      as: "story",
      concurrency: 4,
      nodes: [{ key: "each-stories/story" }],
    });
  });

  test("names of blocks come from id, title, phase, or a number", () => {
    const block = "parallel: [{ agent: a, action: x }]";
    expect(
      keysOf(
        `- { id: both, ${block} }\n- { title: Two at once, ${block} }\n- { phase: build, ${block} }\n- { phase: null, ${block} }`,
      ).filter((key) => !key.includes("/")),
    ).toEqual(["both", "two-at-once", "build-parallel", "parallel-1"]);
  });

  test("blocks can stand in blocks", () => {
    expect(
      keysOf(
        "- parallel:\n    - loop: { until: done, max: 2, steps: [{ for_each: items, steps: [{ agent: a, action: x }] }] }",
      ),
    ).toEqual([
      "parallel-1",
      "parallel-1/loop-1",
      "parallel-1/loop-1/each-items",
      "parallel-1/loop-1/each-items/x",
    ]);
  });
});
