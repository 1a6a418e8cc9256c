import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#db/project-root";
import { parseWorkflow } from "#workflows/dialects/parse-workflow";
import { STEP_KEYS } from "#workflows/dialects/step-vocabulary";

const guide = readFileSync(join(projectRoot, "docs/authors.md"), "utf8");

/** The guide's blocks of a kind, each with the line that it begins at. */
function blocks(kind: "example" | "steps") {
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

  it("has an example of every key that a step may have", () => {
    const examples = files.map(({ text }) => text).join("\n");
    const isShown = (key: string) => new RegExp(`(^|[{\\s,-])${key}:`, "m").test(examples);
    const isNamed = (key: string) => guide.includes(`\`${key}\``) || guide.includes(`or ${key}`);
    const missing = [...STEP_KEYS].filter((key) => !isShown(key) && !isNamed(key));
    expect(missing).toEqual([]);
  });
});
