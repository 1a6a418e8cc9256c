import type { comments } from "#db/tables/comments";

/** What a person said about a request; `quote` is the passage that is meant. */
export type CommentRow = {
  id: string;
  text: string;
  quote: string | null;
  by: { id: string; name: string };
  at: string;
};

export function showComment({ id, text, quote, byId, byName, at }: typeof comments.$inferSelect): CommentRow {
  return { id, text, quote, by: { id: byId, name: byName }, at: at.toISOString() };
}
