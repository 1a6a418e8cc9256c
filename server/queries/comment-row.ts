import type { comments } from "#db/tables/comments";

/** What a person said about a request; `quote` is the passage that is meant. */
export type CommentRow = {
  id: string;
  text: string;
  quote: string | null;
  /** Where the passage stands in the document shown, in UTF-16 code units. */
  start: number | null;
  end: number | null;
  /** The heading it stands under. */
  section: string | null;
  /** What should stand there instead. */
  suggestion: string | null;
  /** The decision it was sent with; null when it stands by itself. */
  decisionId: string | null;
  by: { id: string; name: string };
  at: string;
};

export function showComment(stored: typeof comments.$inferSelect): CommentRow {
  const { id, text, quote, section, suggestion, decisionId, byId, byName, at } = stored;
  const place = { start: stored.fromOffset, end: stored.toOffset };
  const by = { id: byId, name: byName };
  return { id, text, quote, ...place, section, suggestion, decisionId, by, at: at.toISOString() };
}
