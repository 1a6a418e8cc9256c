import { z } from "zod";
import type { Remark } from "#workflows/run/signals";
import { countOf } from "../_ui/count-of";
import type { Paper } from "./papers";
import { listSections, sectionAt } from "./sections";

/** What a remark is about: words of a document and where they stand in its source; no words mean all of it. */
export const Passage = z.object({
  document: z.string(),
  quote: z.string(),
  /** UTF-16 units. */
  start: z.number(),
  end: z.number(),
  section: z.string().nullable(),
});
export type Passage = z.infer<typeof Passage>;

/** A comment on a passage that waits for the decision it is sent with. */
export const PendingRemark = Passage.extend({
  id: z.string(),
  text: z.string(),
  /** What should stand there instead. */
  suggestion: z.string().nullable(),
});
export type PendingRemark = z.infer<typeof PendingRemark>;

/** A comment on a passage while it is written: a new one, or one that waits already, again. */
export const RemarkDraft = z.object({
  passage: Passage,
  /** The waiting one that is written again. */
  remarkId: z.string().nullable(),
  text: z.string(),
  suggestion: z.string().nullable(),
});
export type RemarkDraft = z.infer<typeof RemarkDraft>;

export function hasWords({ text, suggestion }: Pick<RemarkDraft, "text" | "suggestion">): boolean {
  return text.trim() !== "" || suggestion !== null;
}

/** What the server takes. */
const LONGEST_QUOTE = 2_000;
export const LONGEST_REMARK = 4_000;
export const MOST_REMARKS = 100;

/** The passage of a paper that was selected: `at` is where the block of its first word begins in the source. */
export function passageOf({ name, content }: Paper, selected: string, at: number): Passage {
  const quote = selected.trim().slice(0, LONGEST_QUOTE);
  const { start, end } = locate(content, quote, at);
  const section = quote === "" ? undefined : sectionAt(listSections(content), start);
  return { document: name, quote, start, end, section: section?.title ?? null };
}

/** Exact where the source has the words as they are shown, else their whole block. */
function locate(source: string, quote: string, at: number): { start: number; end: number } {
  if (quote === "") return { start: 0, end: 0 };
  const exact = source.indexOf(quote, at);
  if (exact >= 0) return { start: exact, end: exact + quote.length };
  const blank = source.slice(at).search(/\n[ \t]*\r?\n/);
  return { start: at, end: blank < 0 ? source.length : at + blank };
}

/** The source that a suggestion replaces. */
export function textOf({ start, end }: Passage, papers: readonly Paper[], document: string): string {
  return papers.find(({ name }) => name === document)?.content.slice(start, end) ?? "";
}

/** As the server takes them with a decision. */
export function sendRemarks(pending: readonly PendingRemark[]): { comments?: Remark[] } {
  return pending.length === 0 ? {} : { comments: pending.map(sendRemark) };
}

function sendRemark({ document: _, section, suggestion, ...remark }: PendingRemark): Remark {
  return { ...remark, ...(section !== null && { section }), ...(suggestion !== null && { suggestion }) };
}

/** The comment on the whole, where there are only some on passages. */
export function sayRemarks(count: number): string {
  return count === 0 ? "" : `See ${countOf(count, "comment")} on passages.`;
}
