import { describe, expect, test } from "vitest";
import { WorkflowDefinition } from "../definition/definition";
import { nodesIn } from "../definition/walk-nodes";
import { parseWorkflow } from "./parse-workflow";
import { outlineOf } from "./testing/outline";
import { realFiles } from "./testing/real-files";

const yamlFiles = (npmPackage: "bmad-method" | "bmad-v4-36") =>
  realFiles(npmPackage, "workflows").filter(({ file }) => !file.endsWith(".md"));

describe("the workflows of bmad-method 4.44.3", () => {
  const files = yamlFiles("bmad-method");

  test("are nineteen", () => {
    expect(files).toHaveLength(19);
  });

  test.each(files)("$pack $file is read as written in its golden file", async (input) => {
    const { definition, problems } = parseWorkflow(input);
    expect(problems).toEqual([]);
    expect(definition).toBeDefined();
    if (!definition) return;
    const name = `${input.pack}.${input.file.split("/").at(-1)?.replace(".yaml", "")}.txt`;
    await expect(outlineOf(definition)).toMatchFileSnapshot(`testing/golden/${name}`);
    expect(WorkflowDefinition.parse(definition)).toEqual(definition);
  });

  test("the Markdown file among them is refused with the reason", () => {
    const markdown = realFiles("bmad-method", "workflows").filter(({ file }) => file.endsWith(".md"));
    const codes = markdown.map((input) => parseWorkflow(input).problems.map(({ code }) => code));
    expect(codes).toEqual([["markdown-workflow"]]);
  });
});

describe("the core workflows of bmad-method 4.36.2", () => {
  const newer = new Map(
    yamlFiles("bmad-method")
      .filter(({ pack }) => pack === "bmad-core")
      .map((input) => [input.file, parseWorkflow(input).definition]),
  );
  const files = yamlFiles("bmad-v4-36").filter(({ pack }) => pack === "bmad-core");

  test.each(files)("$file has the same steps in its older shape", (input) => {
    const { definition, problems } = parseWorkflow(input);
    expect(problems).toEqual([]);
    const other = newer.get(input.file);
    expect(definition && outlineOf(definition)).toBe(other && outlineOf(other));
  });
});

test("every node stands at its place in the file", () => {
  for (const input of yamlFiles("bmad-method")) {
    const lines = input.source.split("\n");
    const nodes = parseWorkflow(input).definition?.sequences.flatMap((one) => nodesIn(one.nodes)) ?? [];
    for (const { source } of nodes) {
      expect(source.file).toBe(input.file);
      expect(lines[source.line - 1]?.slice(source.column - 1)).toMatch(/^\S/);
    }
  }
});
