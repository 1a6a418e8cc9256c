import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { findElicitedPoints } from "./find-elicited-points";

const pack = dirname(createRequire(import.meta.url).resolve("bmad-method/package.json"));
const prd = readFileSync(join(pack, "bmad-core/templates/prd-tmpl.yaml"), "utf8");

const template = (mode: string) => `template: { id: t, name: T }
workflow: { mode: ${mode}, elicitation: on }
sections:
  - { id: who, title: Users, instruction: Ask who., elicit: true }
  - { id: how, title: How, instruction: Say how. }
  - { id: more, title: More, instruction: Say more., elicit: true, condition: When there is more }
`;
const pointsIn = (content: string, mode = "interactive") =>
  findElicitedPoints([{ name: "a.md", content }], { "a.md": template(mode) }).map(({ path }) => path);

test("an interactive template names its places, those that may be left out when they are there", () => {
  expect(pointsIn("# T\n\n## Users\n\n## How\n")).toEqual(["document/who"]);
  expect(pointsIn("# T\n\n## Users\n\n## More\n")).toEqual(["document/who", "document/more"]);
});

test("another template, another document and a broken template name none", () => {
  expect(pointsIn("## Users", "non-interactive")).toEqual([]);
  expect(findElicitedPoints([{ name: "b.md", content: "" }], { "a.md": template("interactive") })).toEqual(
    [],
  );
  expect(findElicitedPoints([{ name: "a.md", content: "" }], { "a.md": "[" })).toEqual([]);
});

test("a point offers what the template's author offers, after going on and feedback", () => {
  const custom = template("interactive").replace(
    "elicitation: on }",
    "elicitation: on, custom_elicitation: { title: More, options: [Stress test it, Compare it] } }",
  );
  const [point] = findElicitedPoints([{ name: "a.md", content: "" }], { "a.md": custom });
  expect(point?.options).toEqual([
    { value: "proceed", label: "Proceed" },
    { value: "feedback", label: "Give feedback" },
    { value: "1", label: "Stress test it" },
    { value: "2", label: "Compare it" },
  ]);
});

test("a real template that is interactive names its places", () => {
  const points = findElicitedPoints([{ name: "prd.md", content: "" }], { "prd.md": prd });
  expect(points.map(({ path }) => path)).toContain("document/requirements");
});
