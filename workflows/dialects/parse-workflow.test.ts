import { describe, expect, test } from "vitest";
import { stepsIn } from "../definition/walk-nodes";
import { parseWorkflow } from "./parse-workflow";
import { workflowWith } from "./testing/marked-source";
import { readSample, stepOf } from "./testing/read-sample";

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
    const definition = readSample(source);
    expect(definition.id).toBe("x");
    for (const { nodes } of definition.sequences)
      expect(nodes).toMatchObject([{ key: "a", agents: ["dev"] }]);
  });

  test("sequences keep their names and their end markers", () => {
    const { sequences, extra } = readSample(`workflow:
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
      ["fast_sequence", "a create", "fast_end end"],
      ["slow_sequence", "a create", "b create", "project_setup_guidance guide", "slow_workflow_end end"],
    ]);
    expect(extra).toEqual({ best_practices: { scope: ["small"] } });
  });

  test("an id comes from id, else from the name, else from the file", () => {
    expect(readSample("workflow: { id: a.b-c_1, sequence: [{ agent: x }] }").id).toBe("a.b-c_1");
    expect(readSample("name: Novel Writing\nsteps: [{ agent: x }]").id).toBe("novel-writing");
    expect(readSample("steps: [{ agent: x }]", "workflows/My File.yml").id).toBe("my-file");
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
    expect(readSample(`workflow:\n  id: x\n  version: ${written}\n  sequence: [{ agent: a }]`).version).toBe(
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
    const definition = readSample(`workflow:
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
    const definition = readSample(
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
