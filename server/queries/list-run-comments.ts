import { asc, eq } from "drizzle-orm";
import type { Database } from "#db/client";
import { approvals } from "#db/tables/approvals";
import { comments } from "#db/tables/comments";
import { type CommentRow, showComment } from "./comment-row";

/** A remark on one of a run's requests. */
export type RunCommentRow = CommentRow & { approvalId: string };

/** Everything that people said about the requests of a run, oldest first; none when there is no such run. */
export async function listRunComments({ orm }: Database, runId: string): Promise<RunCommentRow[]> {
  const found = await orm
    .select({ comment: comments })
    .from(comments)
    .innerJoin(approvals, eq(approvals.id, comments.approvalId))
    .where(eq(approvals.runId, runId))
    .orderBy(asc(comments.at), asc(comments.id));
  return found.map(({ comment }) => ({ ...showComment(comment), approvalId: comment.approvalId }));
}
