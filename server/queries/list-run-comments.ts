import { asc, eq } from "drizzle-orm";
import type { Database } from "#db/client";
import { approvals } from "#db/tables/approvals";
import { comments } from "#db/tables/comments";
import { RunRefusal } from "#workflows/run/refusal";
import { type CommentRow, showComment } from "./comment-row";
import { runExists } from "./run-exists";

/** A remark on one of a run's requests. */
export type RunCommentRow = CommentRow & { approvalId: string };

/** Everything that people said about the requests of a run, oldest first. Refuses with `not-found`. */
export async function listRunComments(db: Database, runId: string): Promise<RunCommentRow[]> {
  if (!(await runExists(db, runId))) throw new RunRefusal("not-found", "There is no such run.");
  const found = await db.orm
    .select({ comment: comments })
    .from(comments)
    .innerJoin(approvals, eq(approvals.id, comments.approvalId))
    .where(eq(approvals.runId, runId))
    .orderBy(asc(comments.at), asc(comments.id));
  return found.map(({ comment }) => ({ ...showComment(comment), approvalId: comment.approvalId }));
}
