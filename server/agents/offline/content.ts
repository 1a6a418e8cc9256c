import type { SectionRequest } from "#workflows/documents/section-fill";
import type { Facts } from "./facts";

/** One entry of a list, row of a table or repeat of a section: values by snake-case name. */
export type FactRecord = Record<string, string>;

/** What a writer has to say for a section, before it is fitted to the section's type. */
export type Content = {
  /** Markdown. */
  text?: string;
  /** A list item shows `text`, with `id` in front of it; a table picks by its columns, a repeat by its slots. */
  records?: FactRecord[];
  code?: string;
  choice?: string;
  include?: boolean;
};

export type Writer = (facts: Facts, request: SectionRequest) => Content;

/** Marks what only a person or a model can know. The check of a document counts these. */
export function toBeConfirmed(who: string): string {
  return `To be confirmed by ${who}`;
}

/** The same in the middle of a sentence. */
export function stillOpen(who: string): string {
  return `to be confirmed by ${who}`;
}

export function items(texts: string[]): Content {
  return { records: texts.map((text) => ({ text })) };
}

/** Rows of a table by the names of their columns; as a list item a row shows its first two cells. */
export function rowsOf(columns: string, rows: string[][]): FactRecord[] {
  const names = columns.split(" ");
  return rows.map((row) => ({
    text: row.slice(0, 2).join(": "),
    ...Object.fromEntries(names.map((name, at) => [name, row[at] ?? ""])),
  }));
}

/** Questions that nobody has answered: record by record in the words of the templates. */
export function questionsOf(entries: string[][]): FactRecord[] {
  return rowsOf("question who_can_answer needed_for", entries);
}
