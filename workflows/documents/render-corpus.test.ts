import { expect, test } from "vitest";
import { parseTemplate } from "./parse-template";
import type { TemplateSection } from "./template";
import { loadTemplates } from "./testing/load-templates";
import { renderTemplate } from "./testing/render-template";

const templates = loadTemplates("bmad-method", ["bmad-core", "expansion-packs"]).concat(
  loadTemplates("own", ["workflows/library"]),
);

/** The titles that a template promises when every condition holds and each section appears once. */
function titlesOf(sections: TemplateSection[]): string[] {
  return sections.flatMap((section) => [
    ...(section.title === null ? [] : [section.title]),
    ...titlesOf(section.sections),
  ]);
}

test.each(templates)("$file renders with every heading it promises", ({ file, source }) => {
  const { template } = parseTemplate({ file, pack: "x", source });
  if (!template) throw new Error("not parsed");
  const filled = renderTemplate(template, (_section, request) => ({
    include: true,
    variables: Object.fromEntries(
      request.slots.filter((slot) => !slot.includes("|")).map((slot) => [slot, slot]),
    ),
  }));
  const headings = filled.outline.filter((entry) => entry.level > 1).map((entry) => entry.title);
  const plain = (title: string) => title.replace(/\{\{([^|}]+)\}\}/g, "$1").replaceAll("\\", "");
  expect(headings.map(plain)).toEqual(titlesOf(template.sections).map(plain));
});
