import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#db/project-root";
import { parseAgent } from "#workflows/dialects/parse-agent";
import { parseTeam } from "#workflows/dialects/parse-team";
import { parseWorkflow } from "#workflows/dialects/parse-workflow";
import { STEP_KEYS } from "#workflows/dialects/step-vocabulary";
import { HEAD_KEYS } from "#workflows/dialects/workflow-head";
import { parseTemplate } from "#workflows/documents/parse-template";
import { SECTION_KEYS } from "#workflows/documents/read-section";
import { SectionType } from "#workflows/documents/template";

const guide = readFileSync(join(projectRoot, "docs/authors.md"), "utf8");

/** The guide's blocks of a kind, each with the line that it begins at. */
function blocks(kind: "example" | "steps" | "template" | "agent" | "team") {
  const pattern = new RegExp(`^\`\`\`yaml ${kind}\\n([\\s\\S]*?)^\`\`\``, "gm");
  return [...guide.matchAll(pattern)].map((found) => ({
    line: guide.slice(0, found.index).split("\n").length,
    text: found[1] ?? "",
  }));
}

/** Steps in a workflow whose form asks for what they use. */
function around(steps: string): string {
  const inputs = "{ size: { type: string }, rules: { type: list }, is_public: { type: boolean } }";
  const indented = steps.replace(/^(?=.)/gm, "    ");
  return `workflow:\n  id: example\n  inputs: ${inputs}\n  sequence:\n${indented}`;
}

const files = [
  ...blocks("example"),
  ...blocks("steps").map(({ line, text }) => ({ line, text: around(text) })),
];

describe("the guide for authors", () => {
  it.each(files)("the example at line $line can be launched as it stands", ({ text }) => {
    const { definition, problems } = parseWorkflow({ file: "example.yaml", pack: "docs", source: text });
    expect(problems).toEqual([]);
    expect(definition?.sequences[0]?.nodes.length).toBeGreaterThan(0);
  });

  it.each(blocks("template"))("the template at line $line is read without a problem", ({ text }) => {
    const { template, problems } = parseTemplate({ file: "example-tmpl.yaml", pack: "docs", source: text });
    expect(problems).toEqual([]);
    expect(template?.sections.length || Object.keys(template?.record ?? {}).length).toBeGreaterThan(0);
  });

  it("its agent and its team are read without a problem", () => {
    const [agent, team] = [blocks("agent"), blocks("team")].map(([one]) => one?.text ?? "");
    const place = { file: "example.yaml", pack: "docs" };
    expect(parseAgent({ ...place, source: agent ?? "" })).toMatchObject({
      agent: { id: "club-secretary", persona: expect.stringContaining("every meeting") },
      problems: [],
    });
    expect(parseTeam({ ...place, source: team ?? "" })).toMatchObject({
      team: { agents: ["club-secretary", "orchestrator"] },
      problems: [],
    });
  });

  const shownIn = (texts: { text: string }[]) => {
    const examples = texts.map(({ text }) => text).join("\n");
    return (key: string) => new RegExp(`(^|[{\\s,-])${key}:`, "m").test(examples);
  };
  const isNamed = (key: string) => guide.includes(`\`${key}\``) || new RegExp(`\\bor ${key}\\b`).test(guide);

  it.each([
    ["a workflow", HEAD_KEYS, blocks("example")],
    ["a step", STEP_KEYS, files],
    ["a section of a template", SECTION_KEYS, blocks("template")],
  ])("has an example of every key that %s may have", (_, keys, examples) => {
    const isShown = shownIn(examples);
    expect([...keys].filter((key) => !isShown(key) && !isNamed(key))).toEqual([]);
  });

  it("names every type that a section may have", () => {
    expect(SectionType.options.filter((type) => !isNamed(type))).toEqual([]);
  });
});
