import { containMarkdown, fenceCode } from "./contain-markdown";
import { type FillPlace, fillBlock, fillCode, isAnythingFilled } from "./fill-text";
import { layOutList } from "./lay-out-list";
import { layOutTable } from "./lay-out-table";
import type { SectionFill } from "./section-fill";
import type { TemplateSection } from "./template";

/** The blocks of a section below its heading, in order; none when nothing fills it. */
export function layOutSection(section: TemplateSection, fill: SectionFill, place: FillPlace): string[] {
  const fixed = section.content === null ? "" : fillBlock(section.content, place);
  const typed = layOutType(section, fill, place);
  const body = containMarkdown(fill.body ?? "");
  return [fixed, typed, body].filter((block) => block !== "");
}

function layOutType(section: TemplateSection, fill: SectionFill, place: FillPlace): string {
  switch (section.type) {
    case "bullet-list":
    case "numbered-list":
    case "checklist":
      return layOutList(section, fill, place);
    case "table":
      return layOutTable(section, fill, place);
    case "code":
      return layOutCode(section, fill, place, section.language);
    case "mermaid":
      return layOutCode(section, fill, place, "mermaid");
    case "choice":
      return layOutChoice(section, fill, place);
    case "text":
    case "paragraphs":
      return layOutText(section, fill, place);
  }
}

function layOutText(section: TemplateSection, fill: SectionFill, place: FillPlace): string {
  const items = fill.items ? layOutList({ ...section, template: null }, fill, place) : "";
  const table = fill.rows ? layOutTable(section, fill, place) : "";
  const code = fill.code === undefined ? "" : fenceCode(fill.code, section.language);
  const given = [items, table, code].filter((block) => block !== "").join("\n\n");
  return [layOutTemplate(section, fill, place, given !== ""), given]
    .filter((block) => block !== "")
    .join("\n\n");
}

function layOutTemplate(
  section: TemplateSection,
  fill: SectionFill,
  place: FillPlace,
  isGivenOtherwise: boolean,
) {
  if (section.template === null) return "";
  const isReplaced = isGivenOtherwise || (fill.body ?? "") !== "";
  if (isReplaced && !isAnythingFilled(section.template, place.variables)) return "";
  return fillBlock(section.template, place);
}

function layOutCode(section: TemplateSection, fill: SectionFill, place: FillPlace, language: string): string {
  if (fill.code !== undefined) return fenceCode(fill.code, language);
  if (section.template === null) return "";
  if (fill.body && !isAnythingFilled(section.template, place.variables)) return "";
  return fenceCode(fillCode(section.template, place), language);
}

function layOutChoice(section: TemplateSection, fill: SectionFill, place: FillPlace): string {
  const options = Object.values(section.choices).flat();
  if (fill.choice !== undefined && options.includes(fill.choice)) return fill.choice;
  place.draft.missVariable(section.id);
  return `{{${options.join("|")}}}`;
}
