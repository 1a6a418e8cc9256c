import { expect, test } from "vitest";
import { createSection } from "./create-section";
import { missingSections } from "./missing-sections";
import { loadTemplate } from "./testing/load-templates";
import { templateOf } from "./testing/render-sections";
import { renderTemplate } from "./testing/render-template";

const template = templateOf(
  { id: "goals", title: "Goals", sections: [createSection({ id: "who", title: "Who it is for" })] },
  {
    id: "ui",
    title: "Screens",
    condition: "It has screens",
    sections: [createSection({ id: "f", title: "Flows" })],
  },
  { id: "epic", title: "Epic {{n}}: {{name}}", repeatable: true },
  { id: "plan", title: "Plan for {{name}} ({a|b})" },
  { id: "any", title: "{{title}}" },
  { id: "bare", sections: [createSection({ id: "end", title: "Next Steps" })] },
);

const missing = (markdown: string) => missingSections(template, markdown).map(({ heading }) => heading);

test("a document with every required section lacks none", () => {
  expect(missing("# D\n## Goals\n### Who it is for\n## Plan for X (b)\n## Next Steps\n")).toEqual([]);
});

test("headings count whatever their level, numbering, case and emphasis", () => {
  const text = "# 1. goals:\n# 1.1 **Who it is for**\nplan for x (a)\n---\n###### *Next  Steps* ##\n";
  expect(missing(text)).toEqual([]);
});

test("what is missing is named in order, with the line of the heading around it", () => {
  expect(missingSections(template, "# D\n\n## Goals\n")).toEqual([
    { path: "document/goals/who", heading: "Who it is for", line: 3 },
    { path: "document/plan", heading: "Plan for {{name}} ({a|b})", line: null },
    { path: "document/bare/end", heading: "Next Steps", line: null },
  ]);
});

test("what is inside a missing section is not listed again", () => {
  expect(missing("# D")).toEqual(["Goals", "Plan for {{name}} ({a|b})", "Next Steps"]);
});

test("a section with a condition demands what is inside it once it is there", () => {
  const text = "## Goals\n## Who it is for\n## Screens\n## Plan for X (b)\n## Next Steps\n";
  expect(missing(text)).toEqual(["Flows"]);
});

test("a heading in a code block is none, and one heading stands for one section", () => {
  const twice = templateOf({ id: "a", title: "Overview" }, { id: "b", title: "Overview" });
  expect(missingSections(twice, "## Overview\n```md\n## Overview\n~~~\n```\n")).toHaveLength(1);
  expect(missingSections(twice, "## Overview\n## Overview")).toEqual([]);
});

test("a record lacks the keys that its YAML does not have", () => {
  const gate = loadTemplate("bmad-core/templates/qa-gate-tmpl.yaml", "bmad-method");
  const whole = renderTemplate(gate, () => ({})).markdown;
  expect(missingSections(gate, whole)).toEqual([]);
  expect(missingSections(gate, `Here it is:\n\n\`\`\`yaml\n${whole}\`\`\`\n`)).toEqual([]);
  const short = whole.replace(/^gate:.*\n/m, "");
  expect(missingSections(gate, short)).toEqual([{ path: "document/gate", heading: "gate", line: null }]);
  expect(missingSections(gate, "I could not do it.").length).toBeGreaterThan(5);
});
