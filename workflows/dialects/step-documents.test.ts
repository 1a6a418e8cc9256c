import { describe, expect, test } from "vitest";
import { stepOf } from "./testing/read-sample";

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
    expect(step.outputs).toEqual([{ name: "ui_analysis.md", optional: false, isDir: false }]);
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
