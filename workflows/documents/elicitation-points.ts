import type { DocumentTemplate, TemplateSection } from "./template";

/**
 * A section at which a person is to be heard (`elicit: true`). `path` is that of the section in the template,
 * `document/epics/story`, without numbers of repetitions. `isConditional`: it or a section around it may be
 * left out or repeated, so whether the point comes up is known only when the document is written.
 */
export type ElicitationPoint = {
  path: string;
  title: string;
  /** What to talk about: the section's own elicitation, else its instruction. */
  instruction: string;
  isConditional: boolean;
};

/**
 * The elicitation points of a template in document order, those that an agent skips on its way included;
 * empty for a template that is not interactive (`workflow.mode`, formats.md 3): its agent decides alone.
 */
export function elicitationPoints(template: DocumentTemplate): ElicitationPoint[] {
  return template.isInteractive ? pointsIn(template.sections, "document", false) : [];
}

function pointsIn(sections: TemplateSection[], around: string, isInOptional: boolean): ElicitationPoint[] {
  return sections.flatMap((section) => {
    const path = `${around}/${section.id}`;
    const isConditional = isInOptional || section.condition !== null || section.repeatable;
    const point = {
      path,
      title: section.title ?? section.id,
      instruction: section.customElicitation ?? section.instruction,
      isConditional,
    };
    return [...(section.elicit ? [point] : []), ...pointsIn(section.sections, path, isConditional)];
  });
}
