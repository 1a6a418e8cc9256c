import { createSection } from "../create-section";
import type { Rendering, SectionFill } from "../section-fill";
import type { DocumentTemplate } from "../template";
import { renderTemplate } from "./render-template";

export type SectionGiven = Parameters<typeof createSection>[0];

export function templateOf(...sections: SectionGiven[]): DocumentTemplate {
  return {
    id: "t",
    pack: "test",
    name: "Test",
    description: "",
    version: "1",
    output: { format: "markdown", filename: "t.md", title: "{{name}}" },
    isInteractive: false,
    elicitation: null,
    sections: sections.map(createSection),
    record: null,
    extra: {},
  };
}

/** Renders sections with fills by section id; the document is called "Doc". */
export function render(sections: SectionGiven[], fills: Record<string, SectionFill> = {}): Rendering {
  const all: Record<string, SectionFill> = { document: { variables: { name: "Doc" } }, ...fills };
  return renderTemplate(templateOf(...sections), (section) => all[section.id] ?? {});
}
