import { containMarkdown } from "./contain-markdown";
import { escapeInline } from "./escape-inline";
import { type FillPlace, fillBlock } from "./fill-text";
import type { ItemFill, SectionFill } from "./section-fill";
import { findSlots, slotNames } from "./slots";
import type { TemplateSection } from "./template";

type Item = { id: string | null; text: string; isChecked: boolean };

/** A bullet list, a numbered list, a checklist, or with a prefix a list of numbered items (`FR1`). */
export function layOutList(section: TemplateSection, fill: SectionFill, place: FillPlace): string {
  place.draft.countSteps(fill.items?.length ?? section.items.length, place.path);
  const items = fill.items
    ? fill.items.map((item) => readItem(item, section, place))
    : readPrepared(section, fill, place);
  const marks = section.prefix === null ? null : numberItems(items, section.prefix);
  return items.map((item, at) => writeItem(item, at, section, marks?.[at] ?? null)).join("\n");
}

function readItem(item: ItemFill, section: TemplateSection, place: FillPlace): Item {
  if (typeof item === "string") return readText(item, section, place);
  const own = readText(item.text ?? "", section, place, item.variables);
  return { ...own, id: item.id ?? own.id, isChecked: item.isChecked ?? false };
}

function readText(
  text: string,
  section: TemplateSection,
  place: FillPlace,
  own?: Record<string, string>,
): Item {
  const template = itemTemplateOf(section);
  const variables = own ?? onlySlot(template, text);
  if (template === null || variables === null) return splitId(containMarkdown(text), section.prefix);
  const inner = { ...place, variables: { ...place.variables, ...variables } };
  return splitId(fillBlock(template, inner), section.prefix);
}

/** Items that stand in the template; without any, its item template filled once. */
function readPrepared(section: TemplateSection, fill: SectionFill, place: FillPlace): Item[] {
  if (section.items.length > 0) {
    return section.items.map((item) => splitId(fillBlock(item.text, place), section.prefix));
  }
  const template = itemTemplateOf(section);
  if (template === null) return [];
  const names = slotNames([template]);
  const isFilled = names.length === 0 || names.some((name) => Object.hasOwn(place.variables, name));
  if (!isFilled && fill.body) return [];
  return splitBullets(template).map((text) => splitId(fillBlock(text, place), section.prefix));
}

/** A template such as `- [ ] Task {{n}}` or `{{criterion_number}}: {{text}}` carries a mark that the list writes. */
function itemTemplateOf(section: TemplateSection): string | null {
  const template = section.itemTemplate ?? section.template;
  if (template === null) return null;
  const text = template.trim().replace(/^(?:[-*+]|\d+[.)]) +(?:\[[ x]\] +)?/, "");
  return section.type === "numbered-list" ? text.replace(/^\{\{\w{0,40}num(?:ber)?\}\}[:.)] */, "") : text;
}

function splitBullets(template: string): string[] {
  return template.split(/\n(?:[-*+]|\d+[.)]) +(?:\[[ x]\] +)?/);
}

/** A plain text fills the one slot of an item template; with more slots it stands by itself. */
function onlySlot(template: string | null, text: string): Record<string, string> | null {
  const slots = template === null ? [] : findSlots(template);
  return slots.length === 1 && slots[0] ? { [slots[0].name]: text } : null;
}

/** Takes an id such as `FR12:` from the front of a text. */
function splitId(text: string, prefix: string | null): Item {
  if (prefix === null) return { id: null, text, isChecked: false };
  const stripped = text.replace(/^\*\*/, "");
  const digits = stripped.startsWith(prefix)
    ? /^\d{1,6}/.exec(stripped.slice(prefix.length))?.[0]
    : undefined;
  if (digits === undefined) return { id: null, text, isChecked: false };
  const rest = stripped.slice(prefix.length + digits.length).replace(/^[:.)]?(?:\*\*)?[:.)]? */, "");
  return { id: prefix + digits, text: rest, isChecked: false };
}

/** An id stays with its item when it is free; other items get the next free number. */
function numberItems(items: Item[], prefix: string): string[] {
  const taken = new Set(items.map((item) => item.id));
  const given = new Set<string>();
  let next = 1;
  return items.map(({ id }) => {
    if (id !== null && !given.has(id)) {
      given.add(id);
      return id;
    }
    while (taken.has(`${prefix}${next}`) || given.has(`${prefix}${next}`)) next++;
    given.add(`${prefix}${next}`);
    return `${prefix}${next}`;
  });
}

function writeItem(item: Item, at: number, section: TemplateSection, id: string | null): string {
  const text = id === null ? item.text : `**${escapeInline(id)}:** ${item.text}`;
  const mark = section.type === "numbered-list" && id === null ? `${at + 1}. ` : "- ";
  const box = section.type === "checklist" ? `[${item.isChecked ? "x" : " "}] ` : "";
  return mark + box + text.replaceAll("\n", `\n${" ".repeat(mark.length)}`);
}
