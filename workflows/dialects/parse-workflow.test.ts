import { describe, expect, test } from "vitest";
import type { Node, StepNode, WorkflowDefinition } from "../definition/definition";
import { nodesIn, stepsIn } from "../definition/walk-nodes";
import { parseWorkflow } from "./parse-workflow";
import { workflowWith } from "./testing/marked-source";

function read(source: string, file = "workflows/sample.yaml"): WorkflowDefinition {
  const { definition, problems } = parseWorkflow({ file, pack: "test", source });
  if (!definition) throw new Error(JSON.stringify(problems, null, 1));
  return definition;
}

function nodesOf(steps: string): Node[] {
  return read(workflowWith(steps)).sequences[0]?.nodes ?? [];
}

function stepOf(steps: string, key?: string): StepNode {
  const found = stepsIn(nodesOf(steps)).find((step) => key === undefined || step.key === key);
  if (!found) throw new Error(`no step ${key}`);
  return found;
}

const keysOf = (steps: string) => nodesIn(nodesOf(steps)).map((node) => node.key);

describe("the shape of a file", () => {
  const step = "{ agent: dev, creates: a.md }";

  test.each([
    ["a sequence under workflow", `workflow:\n  id: x\n  sequence: [${step}]`],
    ["a sequence without workflow", `id: x\nsequence: [${step}]`],
    ["several sequences", `workflow:\n  id: x\n  fast_sequence: [${step}]\n  slow_sequence: [${step}]`],
    ["phases with lists of steps", `workflow:\n  id: x\n  phases: { one: [${step}] }`],
    ["steps without workflow", `name: x\nsteps: [${step}]`],
    ["steps under workflow", `workflow:\n  id: x\n  steps: [${step}]`],
    ["a document start after a comment", `# note\n---\nworkflow:\n  id: x\n  sequence: [${step}]`],
    ["a byte order mark", `\uFEFFworkflow:\n  id: x\n  sequence: [${step}]`],
    [
      "Windows line ends",
      `workflow:\r\n  id: x\r\n  sequence:\r\n    - agent: dev\r\n      creates: a.md\r\n`,
    ],
  ])("%s is told by its shape", (_, source) => {
    const definition = read(source);
    expect(definition.id).toBe("x");
    for (const { nodes } of definition.sequences)
      expect(nodes).toMatchObject([{ key: "a", agents: ["dev"] }]);
  });

  test("sequences keep their names and their end markers", () => {
    const { sequences, extra } = read(`workflow:
  id: x
  fast_sequence: [{ agent: dev, creates: a.md }]
  fast_end: { action: stop, notes: Done. }
  slow_sequence: [{ agent: dev, creates: a.md }, { agent: qa, creates: b.md }]
  project_setup_guidance: { action: set up }
  slow_workflow_end: { action: stop }
  best_practices: { scope: [small] }`);
    const shown = sequences.map(({ name, nodes }) => [
      name,
      ...stepsIn(nodes).map(({ key, mode }) => `${key} ${mode}`),
    ]);
    expect(shown).toEqual([
      ["fast_sequence", "a create", "fast-end end"],
      ["slow_sequence", "a create", "b create", "project-setup-guidance guide", "slow-workflow-end end"],
    ]);
    expect(extra).toEqual({ best_practices: { scope: ["small"] } });
  });

  test("an id comes from id, else from the name, else from the file", () => {
    expect(read("workflow: { id: a.b-c_1, sequence: [{ agent: x }] }").id).toBe("a.b-c_1");
    expect(read("name: Novel Writing\nsteps: [{ agent: x }]").id).toBe("novel-writing");
    expect(read("steps: [{ agent: x }]", "workflows/My File.yml").id).toBe("my-file");
  });
});

describe("values keep what is written", () => {
  test.each([
    ["2.0", "2.0"],
    ["010", "010"],
    ["1e3", "1e3"],
    ["NO", "NO"],
    ["2024-01-01", "2024-01-01"],
    ["12345678901234567890", "12345678901234567890"],
    ["0x1F", "0x1F"],
    ["~", ""],
    ["true", "true"],
    ['"2.0"', "2.0"],
  ])("version: %s", (written, version) => {
    expect(read(`workflow:\n  id: x\n  version: ${written}\n  sequence: [{ agent: a }]`).version).toBe(
      version,
    );
  });

  test("unknown keys keep numbers only where they are written so", () => {
    const { extra } = stepOf(
      "- { agent: a, plain: 3, padded: 010, long: 12345678901234567890, flag: true, list: [1, 1.50] }",
    );
    expect(extra).toEqual({
      plain: 3,
      padded: "010",
      long: "12345678901234567890",
      flag: true,
      list: [1, "1.50"],
    });
  });

  test("text that YAML takes for a map stays text", () => {
    const definition = read(`workflow:
  id: x
  decision_guidance:
    when_to_use:
      - Performance: 60+ FPS
      - Text [[LLM: note]]
      - Plain
  completion_criteria:
    - "prd.md exists"
    -
  sequence:
    - agent: a
      notes: {{title}}
      optional_steps:
        - research: players
`);
    expect(definition.whenToUse).toEqual(["Performance: 60+ FPS", "Text [[LLM: note]]", "Plain"]);
    expect(definition.completionCriteria).toEqual(["prd.md exists"]);
    const [optional, step] = stepsIn(definition.sequences[0]?.nodes ?? []);
    expect(optional).toMatchObject({ key: "a/research-players", action: "research: players" });
    expect(step?.notes).toBe("{{title}}");
  });

  test("null lists are empty", () => {
    const definition = read(
      "workflow:\n  id: x\n  project_types:\n  handoff_prompts:\n  sequence:\n    - agent: a\n      optional_steps:\n      requires: []\n",
    );
    expect(definition).toMatchObject({ projectTypes: [], handoffPrompts: {}, type: "" });
    expect(definition.sequences[0]?.nodes).toHaveLength(1);
  });

  test("code fences, brackets and asterisks inside notes are text", () => {
    const notes = stepOf(
      "- agent: a\n  notes: |\n    @sm → *create [[[[ {{{{\n    ```yaml\n    a: &x [*y]\n    ```\n",
    ).notes;
    expect(notes).toBe("@sm → *create [[[[ {{{{\n```yaml\na: &x [*y]\n```\n");
  });

  test("a pipe in a word and a yes are read, with a word about it", () => {
    const { definition, problems } = parseWorkflow({
      file: "x.yaml",
      pack: "test",
      source: workflowWith("- { agent: a|b, optional: yes }"),
    });
    expect(stepsIn(definition?.sequences[0]?.nodes ?? [])).toMatchObject([
      { agents: ["a", "b"], optional: true },
    ]);
    expect(problems).toMatchObject([{ severity: "warning", code: "wrong-type" }]);
  });
});

describe("the key of a step", () => {
  test.each([
    ["its id", "- { id: My_id.1, step: label, agent: dev, creates: x.md }", "My_id.1"],
    ["its label", "- { step: concept_definition, agent: dev, creates: x.md }", "concept-definition"],
    ["its title", "- { title: Build & ship it!, agent: dev, creates: x.md }", "build-ship-it"],
    ["what it creates", "- { agent: dev, action: write, creates: docs/Front-End Spec.md }", "front-end-spec"],
    ["the folder it creates", "- { agent: dev, creates: prototype-stories/ }", "prototype-stories"],
    ["what it updates", "- { agent: dev, updates: prd.md (if needed) }", "update-prd"],
    ["what it validates", "- { agent: dev, validates: all_artifacts }", "validate-all-artifacts"],
    ["its action", "- { agent: dev, action: shard documents }", "shard-documents"],
    ["its agent", "- { agent: dev }", "dev"],
    ["a label in any script", "- { step: Über größe 计划, agent: dev }", "über-größe-计划"],
    [
      "a description of what it creates",
      "- { agent: dev, creates: multiple documents per the template }",
      "multiple-documents-per-the-template",
    ],
  ])("comes from %s", (_, steps, key) => expect(stepOf(steps).key).toBe(key));

  test("is made unique, and leaves explicit ids alone", () => {
    expect(
      keysOf(
        "- { agent: dev, creates: a.md }\n- { agent: qa, creates: a.md }\n- { agent: qa, creates: a.md }",
      ),
    ).toEqual(["a", "a-2", "a-3"]);
    expect(keysOf("- { agent: dev, creates: a.md }\n- { id: a, agent: qa }")).toEqual(["a-2", "a"]);
  });

  test("does not change when a step is added elsewhere", () => {
    const steps = [
      "- { agent: dev, creates: a.md }",
      "- { step: two, agent: qa }",
      "- { agent: pm, updates: a.md }",
    ];
    const before = keysOf(steps.join("\n"));
    const after = keysOf(
      [...steps.slice(0, 1), "- { agent: po, creates: new.md }", ...steps.slice(1)].join("\n"),
    );
    expect(after.filter((key) => key !== "new")).toEqual(before);
  });
});

describe("what a step makes and needs", () => {
  const out = (creates: string) => stepOf(`- { agent: dev, creates: ${creates} }`).outputs;

  test.each([
    ["prd.md", [{ name: "prd.md", optional: false, isDir: false }]],
    ["v0_prompt (optional)", [{ name: "v0_prompt", optional: true, isDir: false }]],
    [
      "brownfield-architecture.md (or multiple documents)",
      [{ name: "brownfield-architecture.md", optional: false, isDir: false }],
    ],
    ["prototype-stories/", [{ name: "prototype-stories/", optional: false, isDir: true }]],
    ["Design overview (design.md)", [{ name: "design.md", optional: false, isDir: false }]],
    [
      '"a.md, b.md (if needed)"',
      [
        { name: "a.md", optional: false, isDir: false },
        { name: "b.md", optional: true, isDir: false },
      ],
    ],
    [
      '"a.md and b.md"',
      [
        { name: "a.md", optional: false, isDir: false },
        { name: "b.md", optional: false, isDir: false },
      ],
    ],
    [
      "[a.md, ./b.md, a.md]",
      [
        { name: "a.md", optional: false, isDir: false },
        { name: "b.md", optional: false, isDir: false },
      ],
    ],
    ['"code/{{story}}.md"', [{ name: "code/{{story}}.md", optional: false, isDir: false }]],
  ])("creates: %s", (written, outputs) => expect(out(written)).toEqual(outputs));

  test("a description becomes one document named after the step", () => {
    const step = stepOf(
      "- { step: ui_analysis, agent: architect, creates: multiple documents per the document-project template }",
    );
    expect(step.outputs).toEqual([{ name: "ui-analysis.md", optional: false, isDir: false }]);
  });

  test("requires is a text, a list, or a text with commas", () => {
    const makers = "- { agent: x, creates: 'a.md, b.md' }\n";
    const inputs = (requires: string) =>
      stepOf(`${makers}- { id: s, agent: dev, requires: ${requires} }`, "s").inputs;
    const both = [
      { name: "a.md", symbolic: false },
      { name: "b.md", symbolic: false },
    ];
    for (const requires of ["[a.md, b.md]", '"a.md, b.md"', '"a.md and b.md"'])
      expect(inputs(requires)).toEqual(both);
    expect(inputs("b.md")).toEqual([{ name: "b.md", symbolic: false }]);
  });

  test("a verb that is not known names what the step works on, and is kept", () => {
    const step = stepOf(
      "- { agent: x, creates: a.md }\n- { id: s, agent: qa, reviews: a.md, status: open }",
      "s",
    );
    expect(step).toMatchObject({
      mode: "work",
      inputs: [{ name: "a.md", symbolic: false }],
      extra: { reviews: "a.md", status: "open" },
    });
  });

  test.each([
    ["creates", "create"],
    ["updates", "update"],
    ["validates", "validate"],
    ["action", "work"],
  ])("%s gives the mode %s", (field, mode) =>
    expect(stepOf(`- { agent: dev, ${field}: a.md }`).mode).toBe(mode),
  );
});

describe("agents", () => {
  const agentsOf = (agent: string) => {
    const { agents, anyAgent } = stepOf(`- { agent: ${agent}, action: work }`);
    return { agents, anyAgent };
  };

  test("one, either of two, or whoever owns the document", () => {
    expect(agentsOf("dev")).toEqual({ agents: ["dev"], anyAgent: false });
    expect(agentsOf("analyst/pm")).toEqual({ agents: ["analyst", "pm"], anyAgent: false });
    expect(agentsOf("[analyst, pm, analyst]")).toEqual({ agents: ["analyst", "pm"], anyAgent: false });
    expect(agentsOf("'@qa'")).toEqual({ agents: ["qa"], anyAgent: false });
    expect(agentsOf("various")).toEqual({ agents: [], anyAgent: true });
  });

  test("optional steps are offered to the step's agent before it, under its condition", () => {
    const [first, second, main] = stepsIn(
      nodesOf(
        "- { agent: a/b, creates: x.md, phase: plan, gate: after, condition: c, optional_steps: [brain_storm, Two words] }",
      ),
    );
    expect(first).toMatchObject({
      key: "x/brain_storm",
      label: "Brain storm",
      action: "brain_storm",
      optional: true,
      outputs: [],
      agents: ["a", "b"],
      phase: "plan",
      gate: null,
      conditionText: "c",
    });
    expect(second?.key).toBe("x/two-words");
    expect(main).toMatchObject({ key: "x", optional: false, gate: "after" });
  });
});

describe("markers", () => {
  test.each([
    ["a step without an agent", "- step: workflow_end\n  action: stop\n  notes: Done."],
    ["a null key with siblings", "- workflow_end:\n  action: stop\n  notes: Done."],
    ["an empty text with siblings", '- workflow_end: ""\n  action: stop\n  notes: Done.'],
    ["a map of its own", "- workflow_end:\n    action: stop\n    notes: Done."],
    ["a braced map", "- workflow_end: { action: stop, notes: Done. }"],
  ])("are written as %s", (_, steps) => {
    expect(nodesOf(`- { agent: dev }\n${steps}`)[1]).toMatchObject({
      key: "workflow-end",
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
      key: "routing-decision",
      condition: null,
      conditionText: "based_on_classification",
      notes: "Choose.",
      routes: [
        {
          name: "single_story",
          continues: false,
          notes: "One story.",
          nodes: [{ key: "routing-decision/single_story", agents: ["pm"], uses: ["create-story"] }],
        },
        {
          name: "big one",
          continues: false,
          nodes: [{ key: "routing-decision/big-one/plan" }, { key: "routing-decision/big-one/dev" }],
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

describe("rules of a step", () => {
  test("have defaults", () => {
    expect(stepOf("- { agent: dev }")).toMatchObject({
      gate: null,
      role: null,
      approvals: 1,
      onReject: { kind: "continue" },
      retry: { attempts: 3, backoffMs: 1_000 },
      timeoutMs: 600_000,
      effect: "pure",
      weight: 1,
      optional: false,
      repeat: null,
      template: null,
    });
  });

  test("can all be set", () => {
    const step = stepOf(
      `- { id: plan, agent: pm }
- { id: ship, agent: ops, gate: both, approvals: 2, role: owner, on_reject: { goto: plan }, retry: { attempts: 5, backoff: 250ms },
    timeout: 1.5h, effect: unsafe, weight: 3, template: ship-tmpl, repeats: for_each_epic }`,
      "ship",
    );
    expect(step).toMatchObject({
      gate: "both",
      role: "owner",
      approvals: 2,
      onReject: { kind: "goto", step: "plan" },
      retry: { attempts: 5, backoffMs: 250 },
      timeoutMs: 5_400_000,
      effect: "unsafe",
      weight: 3,
      template: "ship-tmpl",
      repeat: "for_each_epic",
    });
    expect(step.extra).toEqual({});
  });

  test("a note that begins with HITL REQUIRED is a gate, unless one is given", () => {
    expect(stepOf("- { agent: dev, notes: 'HITL REQUIRED: look at it' }").gate).toBe("after");
    expect(stepOf("- { agent: dev, notes: '**HITL REQUIRED** look' }").gate).toBe("after");
    expect(stepOf("- { agent: dev, notes: 'No HITL REQUIRED' }").gate).toBeNull();
    expect(stepOf("- { agent: dev, gate: before, notes: 'HITL REQUIRED' }").gate).toBe("before");
  });

  test("goto finds a step beside it, anywhere by its last part, or the first of a block", () => {
    const target = (steps: string) =>
      stepsIn(nodesOf(steps))
        .map(({ onReject }) => onReject)
        .find(({ kind }) => kind === "goto");
    expect(
      target(
        "- { id: a, agent: x }\n- parallel:\n    - [{ id: a, agent: x }, { agent: y, on_reject: { goto: a } }]",
      ),
    ).toMatchObject({ step: "parallel-1/a" });
    expect(
      target("- parallel: [{ id: deep, agent: x }]\n- { agent: y, on_reject: { goto: deep } }"),
    ).toMatchObject({ step: "parallel-1/deep" });
    expect(
      target(
        "- { id: b, loop: { until: done, max: 2, steps: [{ id: c, agent: x }] } }\n- { agent: y, on_reject: { goto: b } }",
      ),
    ).toMatchObject({ step: "b/c" });
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

describe("phases", () => {
  test("come from the step, the block around it, or the step before", () => {
    const nodes = nodesOf(`- { agent: a, action: one, phase: plan }
- { agent: a, action: two }
- phase: build
  parallel: [{ agent: a, action: three }, { agent: a, action: four, phase: check }]
- { agent: a, action: five }`);
    expect(nodesIn(nodes).map(({ key, phase }) => `${key} ${phase}`)).toEqual([
      "one plan",
      "two plan",
      "build-parallel build",
      "build-parallel/three build",
      "build-parallel/four check",
      "five build",
    ]);
  });

  test("are declared, or those that steps name, or those that hold the steps", () => {
    expect(read("workflow: { id: x, phases: [a, b], sequence: [{ agent: d, phase: b }] }").phases).toEqual([
      "a",
      "b",
    ]);
    expect(
      read("workflow: { id: x, sequence: [{ agent: d, phase: b }, { agent: d, phase: a }] }").phases,
    ).toEqual(["b", "a"]);
    expect(read("workflow: { id: x, phases: { p: [{ agent: d }], q: [{ agent: e }] } }").phases).toEqual([
      "p",
      "q",
    ]);
  });
});

describe("inputs of a workflow", () => {
  const inputsOf = (inputs: string) =>
    read(`workflow:\n  id: x\n  inputs: ${inputs}\n  sequence: [{ agent: a }]`).inputs;

  test("are asked as one idea when there are none", () => {
    expect(read("workflow: { id: x, sequence: [{ agent: a }] }").inputs).toEqual([
      {
        name: "idea",
        type: "text",
        title: "What should be built?",
        help: "",
        example: "",
        required: false,
        default: null,
        choices: [],
      },
    ]);
  });

  test("can be fields, types or names", () => {
    expect(
      inputsOf(
        "{ idea: { type: text, title: Idea, help: Say it., example: A shop, required: true }, size: number, note: }",
      ),
    ).toMatchObject([
      { name: "idea", type: "text", title: "Idea", help: "Say it.", example: "A shop", required: true },
      { name: "size", type: "number", title: "Size", required: false },
      { name: "note", type: "string", title: "Note" },
    ]);
    expect(inputsOf("[working_title, { name: genre, choices: [crime, love], default: love }]")).toMatchObject(
      [
        { name: "working_title", type: "string", title: "Working title" },
        { name: "genre", type: "choice", choices: ["crime", "love"], default: "love" },
      ],
    );
  });

  test.each([
    ["{ type: number, default: 3 }", 3],
    ["{ type: boolean, default: false }", false],
    ["{ type: list, default: [a, 2] }", ["a", 2]],
    ["{ type: string, default: 010 }", "010"],
  ])("a default is of the field's type: %s", (spec, value) => {
    expect(inputsOf(`{ a: ${spec} }`)[0]?.default).toEqual(value);
  });
});
