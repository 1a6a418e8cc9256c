import { z } from "zod";
import { SectionChoice } from "#workflows/run/signals";
import { PendingRemark, RemarkDraft } from "./remark";

/** What a person has written about a request and not sent yet. */
export const Draft = z.object({
  comment: z.string(),
  /** Amended texts by document. */
  texts: z.record(z.string(), z.string()),
  /** Comments on passages, sent with the decision. */
  remarks: z.array(PendingRemark).default([]),
  /** The comment on a passage that is being written. */
  writing: RemarkDraft.nullable().default(null),
  /** The answer to a question in words. */
  answer: z.string().default(""),
  /** What is chosen and said where the template wants a person heard. */
  sections: z.array(SectionChoice).default([]),
  /** What is about to be said to the others, which decides nothing. */
  note: z.string().default(""),
  /** Epoch milliseconds of the last change. */
  at: z.number(),
});
export type Draft = z.infer<typeof Draft>;

const PREFIX = "botarmy:draft:";
const KEPT_MS = 30 * 24 * 3_600_000;

export const EMPTY_DRAFT: Draft = {
  ...{ comment: "", texts: {}, remarks: [], writing: null },
  ...{ answer: "", sections: [], note: "", at: 0 },
};

/** One draft for each request and text: a draft never meets another text than the one it was written on. */
export function draftKey(approvalId: string, contentSha256: string | null): string {
  return `${PREFIX}${approvalId}:${contentSha256 ?? "question"}`;
}

export function readDraft(storage: Storage, key: string): Draft {
  const stored = storage.getItem(key);
  const draft = stored === null ? null : Draft.safeParse(readJson(stored));
  return draft?.success ? draft.data : EMPTY_DRAFT;
}

/** Whether the browser kept it; it refuses when its room is used up. */
export function keepDraft(storage: Storage, key: string, draft: Draft): boolean {
  try {
    if (isEmptyDraft(draft)) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Forgets drafts that nobody touched for 30 days. */
export function dropOldDrafts(storage: Storage, now: number): void {
  for (const key of Object.keys(storage)) {
    if (key.startsWith(PREFIX) && readDraft(storage, key).at < now - KEPT_MS) storage.removeItem(key);
  }
}

export function isEmptyDraft({ comment, texts, remarks, writing, answer, sections, note }: Draft): boolean {
  const hasWords = comment !== "" || answer !== "" || note !== "" || writing !== null;
  return !hasWords && Object.keys(texts).length === 0 && remarks.length === 0 && sections.length === 0;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
