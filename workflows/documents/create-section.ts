import type { TemplateSection } from "./template";

/** A section of plain text with nothing in it but what is given. */
export function createSection(given: Partial<TemplateSection> & { id: string }): TemplateSection {
  return {
    title: null,
    type: "text",
    instruction: "",
    template: null,
    content: null,
    condition: null,
    repeatable: false,
    elicit: false,
    customElicitation: null,
    examples: [],
    columns: [],
    rows: [],
    items: [],
    itemTemplate: null,
    prefix: null,
    choices: {},
    owner: null,
    editors: [],
    language: "",
    mermaidType: null,
    sections: [],
    extra: {},
    ...given,
  };
}
