import { eq } from "drizzle-orm";
import { approvals } from "#db/tables/approvals";
import { comments } from "#db/tables/comments";
import type { Principal } from "#server/auth/principal";
import { type CommentRow, showComment } from "#server/queries/comment-row";
import { RunRefusal } from "#workflows/run/refusal";
import type { OrderDeps } from "./order-deps";

export type CommentOrder = {
  approvalId: string;
  /** Made by the client: the same id again is the same comment. */
  commentId: string;
  text: string;
  /** The passage that is meant, as it was shown. */
  quote?: string;
  /** Where it stands in the document shown, in UTF-16 code units. */
  start?: number;
  end?: number;
  section?: string;
  /** What should stand there instead. */
  suggestion?: string;
};

/** Adds a comment beside the decision; also to a request that is closed. Refuses with `not-found`. */
export async function commentOnApproval(
  { db, engine }: Pick<OrderDeps, "db" | "engine">,
  by: Principal,
  { approvalId, commentId, text, start, end, ...passage }: CommentOrder,
): Promise<CommentRow> {
  const [approval] = await db.orm
    .select({ id: approvals.id })
    .from(approvals)
    .where(eq(approvals.id, approvalId));
  if (!approval) throw new RunRefusal("not-found", "There is no such approval.");
  const at = new Date(engine.clock.now());
  const place = { ...passage, fromOffset: start, toOffset: end };
  const made = { id: commentId, approvalId, text, ...place, byId: by.id, byName: by.name, at };
  await db.orm.insert(comments).values(made).onConflictDoNothing();
  const [stored] = await db.orm.select().from(comments).where(eq(comments.id, commentId));
  if (stored?.approvalId === approvalId && stored.byId === by.id) {
    engine.tellInbox();
    return showComment(stored);
  }
  const message = "This comment id was used before. Make a new one for each comment.";
  throw new RunRefusal("bad-input", message, { field: "commentId" });
}
