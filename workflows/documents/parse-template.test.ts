import { expect, test } from "vitest";
import { parseTemplate } from "./parse-template";
import { loadTemplates, MINIMAL_TEMPLATE } from "./testing/load-templates";

const packaged = loadTemplates("bmad-method", ["bmad-core", "expansion-packs"]);
const ours = loadTemplates("own", ["workflows/library"]);

const parse = (source: string) => parseTemplate({ file: "x-tmpl.yaml", pack: "test", source });

test("there are 45 templates in the reference package", () => {
  expect(packaged).toHaveLength(45);
});

test.each(packaged)("$file of the reference package loads without an error", ({ file, source }) => {
  const { template, problems } = parseTemplate({ file, pack: "reference", source });
  expect(problems.filter((problem) => problem.severity === "error")).toEqual([]);
  expect(template?.sections.length || Object.keys(template?.record ?? {}).length).toBeGreaterThan(0);
});

test.each(ours)("our own $file loads without a problem", ({ file, source }) => {
  const { template, problems } = parseTemplate({ file, pack: "own", source });
  expect(problems).toEqual([]);
  expect(file.endsWith(`${template?.id}.yaml`)).toBe(true);
});

test("a version keeps the text it was written as", () => {
  expect(parse(MINIMAL_TEMPLATE.replace("version: 1", "version: 2.0")).template?.version).toBe("2.0");
});

test("an item that YAML takes for a map stays the text it looks like, without notes to a model", () => {
  const { template } = parse(
    `${MINIMAL_TEMPLATE}    type: checklist\n    items:\n      - Tech Stack [[LLM: If known, check]]\n      - Performance: 60+ FPS\n`,
  );
  expect(template?.sections[0]?.items.map((item) => item.text)).toEqual([
    "Tech Stack",
    "Performance: 60+ FPS",
  ]);
});

test("grouped rows get a row for their group", () => {
  const { template } = parse(
    `${MINIMAL_TEMPLATE}    type: table\n    columns: [A, B]\n    rows:\n      - category: First\n        items:\n          - [x, "{{y}}"]\n`,
  );
  expect(template?.sections[0]?.rows).toEqual([["**First**"], ["x", "{{y}}"]]);
});

test("a list of choices stands under the id of its section", () => {
  const { template } = parse(`${MINIMAL_TEMPLATE}    type: choice\n    choices: [Draft, Done]\n`);
  expect(template?.sections[0]?.choices).toEqual({ one: ["Draft", "Done"] });
});

test.each(["{ type: foo }", "{ if: {}, then: {} }", '{ type: string, pattern: "([" }'])(
  "a schema that nothing can be checked against, %s, is reported at its line and left out",
  (schema) => {
    const { template, problems } = parse(`template: {id: gate, name: Gate}\nscore: 0\nschema: ${schema}\n`);
    expect(problems).toMatchObject([{ line: 3, code: "schema-unfit", severity: "warning" }]);
    expect(template).toMatchObject({ record: { score: 0 } });
    expect(template?.schema).toBeUndefined();
  },
);

test("a template without sections keeps its record and drops the guidance", () => {
  const { template } = parse(
    'template: {id: gate, name: Gate}\nschema: 1\ngate: "{{gate_status}}"\nexamples: {a: b}\n',
  );
  expect(template?.record).toEqual({ schema: 1, gate: "{{gate_status}}" });
  expect(template?.extra).toEqual({ examples: { a: "b" } });
});

test.each([
  ["no template", "sections: []\n", "not-a-template"],
  ["a list", "- a\n", "not-a-template"],
  ["nothing to fill", "template: {id: a, name: A}\n", "no-sections"],
  ["a section that is text", "template: {id: a, name: A}\nsections: [hello]\n", "wrong-type"],
  ["an unsafe key", `${MINIMAL_TEMPLATE}    __proto__: {a: b}\n`, "unsafe-key"],
  ["a nested bomb", `${"[".repeat(4096)}`, "too-deep"],
])("%s is refused with its place", (_name, source, code) => {
  const { template, problems } = parse(source);
  expect(template).toBeUndefined();
  expect(problems[0]).toMatchObject({ code, severity: "error", file: "x-tmpl.yaml" });
});

test("sections nested beyond the limit are an error at their place", () => {
  let source = "template: {id: a, name: A}\nsections:\n";
  for (let depth = 0; depth < 10; depth++) {
    const indent = "  ".repeat(2 * depth);
    source += `${indent}- id: s${depth}\n${indent}  title: S${depth}\n${indent}  sections:\n`;
  }
  expect(parse(source).problems.map((problem) => problem.code)).toContain("too-deep");
});

test("an unknown type is read as text, with a warning", () => {
  const { template, problems } = parse(`${MINIMAL_TEMPLATE}    type: opera\n`);
  expect(template?.sections[0]?.type).toBe("text");
  expect(problems).toMatchObject([{ code: "unknown-type", severity: "warning", line: 8 }]);
});
