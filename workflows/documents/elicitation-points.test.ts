import { expect, test } from "vitest";
import { createSection } from "./create-section";
import { elicitationPoints } from "./elicitation-points";
import { loadTemplate } from "./testing/load-templates";
import { templateOf } from "./testing/render-sections";

test("the points of a template are told in order, with what to talk about", () => {
  const inner = createSection({
    id: "b",
    title: "B",
    elicit: true,
    customElicitation: "Ask who.",
    instruction: "I",
  });
  const template = templateOf(
    { id: "a", elicit: true, instruction: "Talk.", sections: [inner] },
    { id: "c", title: "C", condition: "It is big", sections: [inner] },
  );
  expect(elicitationPoints({ ...template, isInteractive: true })).toEqual([
    { path: "document/a", title: "a", instruction: "Talk.", isConditional: false },
    { path: "document/a/b", title: "B", instruction: "Ask who.", isConditional: false },
    { path: "document/c/b", title: "B", instruction: "Ask who.", isConditional: true },
  ]);
});

test("a template that is not interactive has no points", () => {
  expect(elicitationPoints(templateOf({ id: "a", elicit: true }))).toEqual([]);
});

test("a real template's points are those of its sections", () => {
  const prd = loadTemplate("bmad-core/templates/prd-tmpl.yaml", "bmad-method");
  expect(elicitationPoints(prd).map(({ title }) => title)).toEqual([
    "Requirements",
    "User Interface Design Goals",
    "Technical Assumptions",
    "Epic List",
    "Epic {{epic_number}} {{epic_title}}",
  ]);
});
