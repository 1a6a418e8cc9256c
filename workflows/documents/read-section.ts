import type { ProblemLog } from "../dialects/problem-log";
import {
  nameOf,
  readFlag,
  readList,
  readMap,
  readNotes,
  readText,
  readTexts,
  textOf,
} from "../dialects/read-fields";
import { entryOf, isNull, type SourceMap, type SourceValue, toJson } from "../dialects/source-value";
import { createSection } from "./create-section";
import { RENDER_LIMITS } from "./rendering-draft";
import { SectionType, type TemplateItem, type TemplateSection } from "./template";

/** Keys of a section that mean something to us (formats.md 3). All others are kept in `extra`. */
export const SECTION_KEYS = new Set(
  (
    "id title type instruction template content condition repeatable elicit custom_elicitation examples " +
    "columns rows items item_template prefix choices owner editors language mermaid_type sections subsections"
  ).split(" "),
);
/** Instructions to a model inside a text; they are no part of the document. */
const MODEL_NOTE = /\s*\[\[LLM:[^\]]{0,2000}\]\]/g;

/** Reads a list of sections and what is inside them; `depth` starts at 1. */
export function readSections(log: ProblemLog, values: SourceValue[], depth: number): TemplateSection[] {
  return values.flatMap((value, at) => {
    if (value.kind === "map") return [readSection(log, value, depth, at)];
    const hint = "Write a section as a map with id: and title:.";
    log.error(value.place, "wrong-type", `A section should be a map, not ${nameOf(value)}.`, hint);
    return [];
  });
}

function readSection(log: ProblemLog, map: SourceMap, depth: number, at: number): TemplateSection {
  const title = readText(log, map, "title");
  const id = readText(log, map, "id") ?? (title === null ? `section-${at + 1}` : toId(title));
  const extra = map.entries.filter((entry) => !SECTION_KEYS.has(entry.key));
  return createSection({
    id,
    title,
    ...readTexture(log, map),
    ...readLists(log, map, id),
    condition: readText(log, map, "condition"),
    repeatable: readFlag(log, map, "repeatable"),
    elicit: readFlag(log, map, "elicit"),
    customElicitation: readText(log, map, "custom_elicitation"),
    owner: readText(log, map, "owner"),
    editors: readTexts(log, map, "editors"),
    sections: readInner(log, map, depth),
    extra: Object.fromEntries(extra.map((entry) => [entry.key, toJson(entry.value)])),
  });
}

function readInner(log: ProblemLog, map: SourceMap, depth: number): TemplateSection[] {
  const inner = readList(map, "sections") ?? readList(map, "subsections") ?? [];
  if (inner.length === 0 || depth < RENDER_LIMITS.depth) return readSections(log, inner, depth + 1);
  const message = `Sections are nested deeper than ${RENDER_LIMITS.depth} levels.`;
  log.error(map.place, "too-deep", message, "Move the inner sections up.");
  return [];
}

function readTexture(log: ProblemLog, map: SourceMap): Partial<TemplateSection> {
  return {
    type: readType(log, map),
    instruction: readNotes(log, map, "instruction"),
    template: readText(log, map, "template"),
    content: readText(log, map, "content"),
    itemTemplate: readText(log, map, "item_template"),
    prefix: readText(log, map, "prefix"),
    language: readText(log, map, "language") ?? "",
    mermaidType: readText(log, map, "mermaid_type"),
  };
}

/** `template-text` is our `text`; an unknown type is read as text, with a warning. */
function readType(log: ProblemLog, map: SourceMap): SectionType {
  const word = readText(log, map, "type");
  if (word === null || word === "template-text") return "text";
  const type = SectionType.safeParse(word);
  if (type.success) return type.data;
  const place = entryOf(map, "type")?.value?.place ?? map.place;
  const hint = `Known types: ${SectionType.options.join(", ")}.`;
  log.warn(place, "unknown-type", `The section type "${word}" is not known; it is filled as text.`, hint);
  return "text";
}

function readLists(log: ProblemLog, map: SourceMap, id: string): Partial<TemplateSection> {
  return {
    examples: readTexts(log, map, "examples"),
    columns: readTexts(log, map, "columns"),
    rows: (readList(map, "rows") ?? []).flatMap(readRows),
    items: (readList(map, "items") ?? []).map(readItem).filter((item) => item.text !== ""),
    choices: readChoices(log, map, id),
  };
}

/** A row is a list of cells; `{category, items: [rows]}` is a group with a row of its own before it. */
function readRows(value: SourceValue): string[][] {
  if (value.kind === "list") return [value.items.map(plainText)];
  if (value.kind === "scalar") return [[plainText(value)]];
  const inner = entryOf(value, "items")?.value;
  if (inner?.kind !== "list") return [value.entries.map((entry) => plainText(entry.value))];
  const category = entryOf(value, "category")?.value;
  const head = category ? [[`**${plainText(category)}**`]] : [];
  return [...head, ...inner.items.flatMap(readRows)];
}

/** A text, `{template}`, `{id, template}`, or a text that YAML took for a map because of a colon. */
function readItem(value: SourceValue): TemplateItem {
  const template = value.kind === "map" ? entryOf(value, "template")?.value : undefined;
  if (value.kind !== "map" || !template) return { id: null, text: plainText(value) };
  const id = entryOf(value, "id")?.value;
  return { id: id ? plainText(id) : null, text: plainText(template) };
}

/** Lists by name, or one list for the section itself. */
function readChoices(log: ProblemLog, map: SourceMap, id: string): Record<string, string[]> {
  const value = entryOf(map, "choices")?.value;
  if (isNull(value) || value?.kind !== "map") {
    const options = readTexts(log, map, "choices");
    return options.length > 0 ? { [id]: options } : {};
  }
  const named = readMap(log, map, "choices");
  return Object.fromEntries(
    (named?.entries ?? []).map(({ key }) => [key, named ? readTexts(log, named, key) : []]),
  );
}

function plainText(value: SourceValue): string {
  const text = textOf(value) ?? (value.kind === "scalar" ? value.text : value.raw);
  return text.replace(MODEL_NOTE, "").trim();
}

function toId(title: string): string {
  const words = title
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return words.slice(0, 6).join("-") || "section";
}
