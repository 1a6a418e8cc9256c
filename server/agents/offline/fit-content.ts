import type { ItemFill, SectionFill, SectionRequest } from "#workflows/documents/section-fill";
import { slotNames } from "#workflows/documents/slots";
import type { TemplateSection } from "#workflows/documents/template";
import { type Content, type FactRecord, toBeConfirmed } from "./content";
import { toSnake } from "./read-document";

/** Names under which templates ask for the same thing. */
const ALIASES: Record<string, string[]> = {
  answer: ["mitigation", "response", "mitigation_strategy", "countermeasure"],
  effect: ["impact", "consequence", "severity"],
  likelihood: ["probability"],
  text: [
    "description",
    "change",
    "name",
    "title",
    "item",
    "detail",
    "details",
    "summary",
    "requirement",
    "criteria",
  ],
  who: ["role", "user", "persona", "segment_name", "stakeholder", "audience", "author"],
  question: ["issue", "unknown"],
  component: ["module", "part"],
  chosen: ["technology", "choice"],
  decision: ["category", "area"],
  why_not_the_alternative: ["rationale", "reason", "why"],
};

/** Brings what a writer says into the form that the section's type asks for. */
export function fitContent(content: Content, { section, slots, indexes }: SectionRequest): SectionFill {
  const fill: SectionFill = { include: content.include };
  if (content.text !== undefined) fill.body = content.text;
  if (section.type === "choice") fill.choice = content.choice;
  if (section.type === "code" || section.type === "mermaid") return { ...fill, code: content.code };
  const records = content.records;
  if (records && section.type !== "table") delete fill.body;
  if (!records) return content.code === undefined ? fill : { ...fill, code: content.code };
  if (section.type === "table") return { ...fill, rows: records.map((record) => toRow(record, section)) };
  if (isListed(section)) return { ...fill, items: records.map((record) => toItem(record, section, slots)) };
  if (section.repeatable)
    return { ...fill, repeats: records.map((record) => ({ variables: toVariables(record, slots) })) };
  const first = records[indexes.at(-1) ?? 0] ?? records[0];
  const isTemplate = first !== undefined && slots.some((slot) => lookUp(first, toSnake(slot)) !== undefined);
  if (!isTemplate) return { ...fill, items: records.map(toPlainItem) };
  const hasPlace =
    section.template !== null &&
    slotNames([section.template]).some(
      (slot) => slots.includes(slot) && lookUp(first, toSnake(slot)) !== undefined,
    );
  return {
    ...fill,
    variables: toVariables(first, slots),
    ...(hasPlace ? {} : { items: records.map(toPlainItem) }),
  };
}

function isListed(section: TemplateSection): boolean {
  return ["bullet-list", "numbered-list", "checklist"].includes(section.type);
}

function toRow(record: FactRecord, section: TemplateSection): string[] {
  return section.columns.map((column) => lookUp(record, toSnake(column)) ?? toBeConfirmed("the team"));
}

function toItem(record: FactRecord, section: TemplateSection, slots: string[]): ItemFill {
  const template = section.itemTemplate ?? section.template;
  const needed = slotNames([template]).filter((slot) => !/num(ber)?$/.test(slot));
  const isTemplate = needed.length > 0 && needed.every((slot) => lookUp(record, toSnake(slot)) !== undefined);
  return isTemplate ? { id: record.id, variables: toVariables(record, slots) } : toPlainItem(record);
}

function toPlainItem(record: FactRecord): ItemFill {
  return {
    id: record.id,
    text: record.text ?? Object.values(record).join(": "),
    isChecked: record.checked === "yes",
  };
}

/** The record's own names, and the names that the section asks for where they mean the same. */
function toVariables(record: FactRecord, slots: string[]): Record<string, string> {
  const variables = { ...record };
  for (const slot of slots) {
    const value = lookUp(record, toSnake(slot));
    if (value !== undefined) variables[slot] = value;
  }
  return variables;
}

function lookUp(record: FactRecord, name: string): string | undefined {
  if (Object.hasOwn(record, name)) return record[name];
  const meant = Object.entries(ALIASES).find(([, others]) => others.includes(name))?.[0];
  return meant !== undefined && Object.hasOwn(record, meant) ? record[meant] : undefined;
}
