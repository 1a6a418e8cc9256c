import { describe, expect, test } from "vitest";
import { AgentDefinition } from "../definition/agent";
import { boardRole } from "../definition/board-role";
import { parseAgent } from "./parse-agent";
import { markedSource } from "./testing/marked-source";
import { realFiles } from "./testing/real-files";

const parse = (source: string, file = "agents/dev.md") => parseAgent({ file, pack: "test", source });

describe("the agents of both packages", () => {
  const files = [...realFiles("bmad-method", "agents"), ...realFiles("bmad-v4-36", "agents")];

  test("are 56", () => expect(files).toHaveLength(56));

  test.each(files)("$pack $file is read without a problem", (input) => {
    const { agent, problems } = parseAgent(input);
    expect(problems).toEqual([]);
    expect(AgentDefinition.parse(agent)).toEqual(agent);
    expect(input.file).toBe(`agents/${agent?.stem}.md`);
    expect(agent?.persona).toMatch(/^Role: \S/m);
    for (const id of agent?.templates ?? []) expect(id).not.toMatch(/\.|\//);
  });
});

test("an agent is read from the block in its Markdown", () => {
  const { agent } = parse(`# Dev\n\nProse.\n\n\`\`\`yaml
agent: { id: dev, name: Tom, title: Developer, icon: X, whenToUse: "For code: always", customization: Be brief. }
persona:
  role: Builder
  style: Calm
  core_principles:
    - Small steps
    - Tests: always
core_principles: [Outer rule]
commands: { help: Show help }
dependencies: { templates: [a-tmpl.yaml], tasks: [t.md], checklists: [c.md], data: [k.md] }
\`\`\`\n`);
  expect(agent).toEqual({
    id: "dev",
    stem: "dev",
    pack: "test",
    name: "Tom",
    title: "Developer",
    icon: "X",
    whenToUse: "For code: always",
    role: "coder",
    persona:
      "Role: Builder\nStyle: Calm\nPrinciples:\n- Small steps\n- Tests: always\n- Outer rule\nBe brief.",
    templates: ["a-tmpl"],
    tasks: ["t"],
    checklists: ["c"],
    data: ["k"],
  });
});

test("front matter with a text is an agent whose text is its persona", () => {
  const { agent } = parse("---\nid: reviewer\ntitle: Reviewer\n---\n\nYou read everything twice.\n");
  expect(agent).toMatchObject({
    id: "reviewer",
    name: "Reviewer",
    title: "Reviewer",
    persona: "You read everything twice.",
  });
});

test("plain YAML is an agent too, and a file without an id is named after itself", () => {
  expect(parse("persona: Careful.\n", "agents/clerk.yaml").agent).toMatchObject({
    id: "clerk",
    persona: "Careful.",
  });
});

test.each([
  ["no-yaml-block", "¦# Only prose\n"],
  ["not-an-agent", "¦```yaml\n```\n"],
  ["bad-id", "# A\n\n```yaml\nagent:\n  id: ¦../dev\n```\n"],
  ["duplicate-key", "# A\n\n```yaml\nagent:\n  id: dev\n  ¦id: qa\n```\n"],
  ["wrong-type", "# A\n\n```yaml\nagent: ¦dev\n```\n"],
  ["yaml-bad-scalar-start", "# A\n\n```yaml\nagent:\n  name: ¦@dev\n```\n"],
])("%s is told at its place in the Markdown", (code, text) => {
  const { source, line, column } = markedSource(text);
  const { agent, problems } = parse(source);
  expect(agent).toBeUndefined();
  expect(problems).toMatchObject([{ code, line, column, severity: "error" }]);
});

test("agents stand on the board under their role, others under their own name", () => {
  const roles = [
    "analyst",
    "pm",
    "po",
    "architect",
    "ux-expert",
    "dev",
    "qa",
    "sm",
    "deployer",
    "game-dev",
    "constructor",
  ];
  expect(roles.map((agent) => boardRole(agent))).toEqual([
    "analyst",
    "analyst",
    "analyst",
    "architect",
    "architect",
    "coder",
    "tester",
    "orchestrator",
    "deployer",
    "game-dev",
    "constructor",
  ]);
  expect(boardRole("game-dev", { "game-dev": "coder" })).toBe("coder");
});
