import { composeDocument } from "../compose-document";
import type { Rendering, SectionFill, SectionRequest } from "../section-fill";
import type { DocumentTemplate } from "../template";

export type FillSection = (section: SectionRequest["section"], request: SectionRequest) => SectionFill;

/**
 * Fills a template at once. Who needs time for each section drives `composeDocument` instead.
 * Throws `DocumentTooLarge` beyond the limits.
 */
export function renderTemplate(template: DocumentTemplate, fill: FillSection): Rendering {
  const composition = composeDocument(template);
  let turn = composition.next();
  while (!turn.done) turn = composition.next(fill(turn.value.section, turn.value));
  return turn.value;
}
