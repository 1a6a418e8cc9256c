"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import type { CommentRow } from "#server/queries/comment-row";
import { readFault } from "../_trpc/read-fault";
import { useTRPC } from "../_trpc/trpc";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { DiffView } from "../_ui/diff-view";
import { Field } from "../_ui/field";
import { PlainText } from "../_ui/plain-text";
import { RelativeTime } from "../_ui/relative-time";
import { Textarea } from "../_ui/textarea";

import type { KeptDraft } from "./use-draft";
import { useCommentId } from "./use-request-change";

type RequestCommentsProps = { approvalId: string; comments: readonly CommentRow[]; kept: KeptDraft };

/** What people say to each other about a request; it decides nothing. */
export function RequestComments({ approvalId, comments, kept }: RequestCommentsProps) {
  const mayDiscuss = useMay("approvals.discuss");
  if (comments.length === 0 && !mayDiscuss) return null;
  return (
    <section aria-label="Comments" className="grid gap-3">
      <h2 className="font-semibold text-base">Comments</h2>
      {comments.map((comment) => (
        <Comment key={comment.id} comment={comment} />
      ))}
      {mayDiscuss && <NewComment approvalId={approvalId} kept={kept} />}
    </section>
  );
}

function Comment({ comment: { by, at, quote, text, suggestion, decisionId } }: { comment: CommentRow }) {
  return (
    <div className="grid gap-1 text-sm">
      <p className="text-ink-3">
        <strong className="font-semibold text-ink">
          <PlainText text={by.name} />
        </strong>{" "}
        <RelativeTime at={at} />
        {decisionId && ", with the decision"}
      </p>
      {quote && (
        <blockquote className="border-l-2 border-l-line-strong pl-2 text-ink-2 wrap-anywhere">
          <PlainText text={quote} />
        </blockquote>
      )}
      <p className="whitespace-pre-wrap wrap-anywhere">
        <PlainText text={text} />
      </p>
      {suggestion && <DiffView before={quote ?? ""} after={suggestion} />}
    </div>
  );
}

function NewComment({ approvalId, kept }: Pick<RequestCommentsProps, "approvalId" | "kept">) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const commentIdFor = useCommentId();
  const text = kept.draft.note;
  const adding = useMutation(
    trpc.approvals.comment.mutationOptions({
      onSuccess: (_, { text: said }) => {
        kept.write(({ note }) => ({ note: note === said ? "" : note }));
        return queryClient.invalidateQueries(trpc.approvals.get.queryFilter({ approvalId }));
      },
    }),
  );

  function add(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === "" || adding.isPending) return;
    adding.mutate({ approvalId, commentId: commentIdFor(text), text });
  }
  return (
    <form onSubmit={add} className="grid gap-2">
      <Field
        label="Add a comment"
        help="For the people who look at this request; the agent does not get it."
        error={adding.error ? readFault(adding.error).sentence : null}
        required
      >
        {(control) => (
          <Textarea
            {...control}
            maxLength={10_000}
            value={text}
            onChange={(event) => kept.write({ note: event.target.value })}
          />
        )}
      </Field>
      <Button type="submit" className="justify-self-start" disabled={text.trim() === "" || adding.isPending}>
        {adding.isPending ? "Sending…" : "Add comment"}
      </Button>
    </form>
  );
}
