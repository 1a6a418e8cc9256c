/** A place in a template's text that is filled: `{{name}}`, or a choice `{{a|b}}`, in titles also `{a|b}`. */
export type Slot = { name: string; options: string[]; source: string; start: number; end: number };

const LONGEST_NAME = 120;

/** All slots of a text, in order. Whatever does not close on its line stays text. Linear in its length. */
export function findSlots(text: string): Slot[] {
  const slots: Slot[] = [];
  let at = text.indexOf("{");
  while (at !== -1) {
    const slot = readSlot(text, at);
    if (slot) slots.push(slot);
    at = text.indexOf("{", slot ? slot.end : at + 1);
  }
  return slots;
}

/** The names of the slots, each once: what a filler may give as `variables`. */
export function slotNames(texts: (string | null)[]): string[] {
  return [...new Set(texts.flatMap((text) => findSlots(text ?? "").map((slot) => slot.name)))];
}

function readSlot(text: string, start: number): Slot | null {
  const isDouble = text[start + 1] === "{";
  const opening = isDouble ? 2 : 1;
  const window = text.slice(start + opening, start + opening + LONGEST_NAME + 2);
  const length = window.indexOf(isDouble ? "}}" : "}");
  if (length < 1) return null;
  const inside = window.slice(0, length);
  const name = inside.trim();
  const options = name.includes("|") ? name.split("|").map((option) => option.trim()) : [];
  if (name === "" || /[{}\n]/.test(inside) || (!isDouble && options.length < 2)) return null;
  const end = start + length + 2 * opening;
  return { name, options, source: text.slice(start, end), start, end };
}
