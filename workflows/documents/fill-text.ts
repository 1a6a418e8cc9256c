import { cleanText } from "./clean-text";
import { containMarkdown } from "./contain-markdown";
import { escapeCell, escapeCode, escapeInline, findCodeSpans } from "./escape-inline";
import type { RenderingDraft } from "./rendering-draft";
import { findSlots, type Slot } from "./slots";

export type Variables = Readonly<Record<string, string>>;
export type FillPlace = { variables: Variables; draft: RenderingDraft; path: string };

type WriteValue = (value: string, slot: Slot) => string;

/** One line of text; each value is literal. */
export function fillLine(text: string, place: FillPlace): string {
  const spans = [...findCodeSpans(text)];
  const isInCode = (slot: Slot) => spans.some(([start, end]) => start < slot.start && slot.end < end);
  return replaceSlots(text, place, (value, slot) =>
    isInCode(slot) ? escapeCode(value) : escapeInline(value),
  );
}

export function fillCell(text: string, place: FillPlace): string {
  return replaceSlots(text.replaceAll("|", "\\|"), place, escapeCell);
}

/** Text inside a code block: values as they are. */
export function fillCode(text: string, place: FillPlace): string {
  return replaceSlots(text, place, cleanText);
}

/** Several lines; a slot alone on its line takes Markdown of many lines. */
export function fillBlock(text: string, place: FillPlace): string {
  const lines = cleanText(text).trimEnd().split("\n");
  return lines.map((line) => (isSlotAlone(line) ? fillAlone(line, place) : fillLine(line, place))).join("\n");
}

/** True when at least one slot of the text has a value, or when it has no slot. */
export function isAnythingFilled(text: string, variables: Variables): boolean {
  const slots = findSlots(text);
  return slots.length === 0 || slots.some((slot) => readValue(slot, variables) !== null);
}

function replaceSlots(text: string, place: FillPlace, write: WriteValue): string {
  const slots = findSlots(text);
  place.draft.countSteps(slots.length + 1, place.path);
  let result = "";
  let from = 0;
  for (const slot of slots) {
    result += text.slice(from, slot.start) + writeSlot(slot, place, write);
    from = slot.end;
  }
  return result + text.slice(from);
}

function writeSlot(slot: Slot, place: FillPlace, write: WriteValue): string {
  const value = readValue(slot, place.variables);
  if (value !== null) return write(value, slot);
  place.draft.missVariable(slot.name);
  return slot.source;
}

/** Own properties only, and for a choice only one of its options. */
function readValue(slot: Slot, variables: Variables): string | null {
  const value = Object.hasOwn(variables, slot.name) ? variables[slot.name] : undefined;
  if (typeof value !== "string") return null;
  return slot.options.length > 0 && !slot.options.includes(value) ? null : value;
}

function isSlotAlone(line: string): boolean {
  const [slot, ...others] = findSlots(line);
  return slot !== undefined && others.length === 0 && line.trim() === slot.source;
}

function fillAlone(line: string, place: FillPlace): string {
  const slot = findSlots(line)[0];
  return slot ? writeSlot(slot, place, containMarkdown) : line;
}
