import type { CommentRow } from "#server/queries/comment-row";
import { followPassage } from "./follow-passage";
import type { Paper } from "./papers";
import type { PendingRemark } from "./remark";

/** An edit that a person proposes for a passage of a paper; `start` and `end` are its place, in UTF-16 units. */
export type Suggestion = {
  id: string;
  /** Null: by whoever looks at it. */
  by: string | null;
  comment: string;
  start: number;
  end: number;
  /** What stands there, and what should. */
  before: string;
  after: string;
};

type Sources = { pending: readonly PendingRemark[]; comments: readonly CommentRow[] };

/** Every edit that was suggested for a paper, in the order of its text: one's own, and those of others. */
export function suggestionsFor(paper: Paper, { pending, comments }: Sources): Suggestion[] {
  const own = pending.flatMap(({ id, document, text: comment, suggestion: after, start, end }) => {
    if (document !== paper.name || after === null) return [];
    return [{ id, by: null, comment, start, end, before: paper.content.slice(start, end), after }];
  });
  const others = comments.flatMap(({ id, by, text: comment, suggestion: after, start, end, quote }) => {
    if (after === null || start === null || end === null) return [];
    const before = paper.content.slice(start, end);
    // A comment does not say of which document it is.
    if (!quote || !before.includes(quote)) return [];
    return [{ id, by: by.name, comment, start, end, before, after }];
  });
  return [...own, ...others].sort((one, other) => one.start - other.start);
}

/**
 * What became of a suggestion in a text that was made of the paper's: `open`, with the text that has it; `applied`,
 * with the text without it where that is certain; or `lost`, when other words stand there now.
 */
export type Weighed =
  | { standing: "open"; applied: string }
  | { standing: "applied"; undone: string | null }
  | { standing: "lost" };

export function weighSuggestion(original: string, content: string, suggestion: Suggestion): Weighed {
  const { before, after } = suggestion;
  const place = followPassage(original, content, suggestion);
  const now = content.slice(place.start, place.end);
  const put = (from: number, to: number, text: string) => content.slice(0, from) + text + content.slice(to);
  if (now === after) return { standing: "applied", undone: put(place.start, place.end, before) };
  if (now !== before && isWithin(now, suggestion)) return { standing: "applied", undone: null };
  const from = place.start + now.indexOf(before);
  if (before !== "" && from >= place.start) {
    return { standing: "open", applied: put(from, from + before.length, after) };
  }
  const isNear = isWithin(around(content, place), suggestion);
  return isNear ? { standing: "applied", undone: null } : { standing: "lost" };
}

/** Whether the edit stands in a text, and is no mere part of what it replaces. */
function isWithin(text: string, { before, after }: Suggestion): boolean {
  return after !== "" && !before.includes(after) && text.includes(after);
}

/** UTF-16 units on each side. */
const NEAR = 200;

/** A passage with its surroundings: after large edits its edges are not certain. */
function around(content: string, { start, end }: { start: number; end: number }): string {
  return content.slice(Math.max(0, start - NEAR), end + NEAR);
}
