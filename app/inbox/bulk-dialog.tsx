"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import type { BatchResult } from "#server/orders/decide-many";
import { ACTION_LABELS, COMMENT_HELP, DONE } from "../_review/actions";
import { readFault } from "../_trpc/read-fault";
import { Button } from "../_ui/button";
import { countOf } from "../_ui/count-of";
import { Dialog } from "../_ui/dialog";
import { Field, FieldError } from "../_ui/field";
import { PlainText } from "../_ui/plain-text";
import { Textarea } from "../_ui/textarea";
import type { QueueRow } from "./merge-queue";
import { type BulkAction, useBulkDecision } from "./use-bulk-decision";

type BulkDialogProps = {
  rows: readonly QueueRow[];
  action: BulkAction;
  /** Outlives the dialog until it was sent. */
  comment: string;
  onComment: (comment: string) => void;
  /** `isDone`: they were sent and answered. */
  onClose: (isDone: boolean) => void;
};

/** Names every request before it is decided with the others, and what came of each after it. */
export function BulkDialog({ rows, action, comment, onComment, onClose }: BulkDialogProps) {
  const [shown] = useState(rows);
  const deciding = useBulkDecision(shown, action);
  const close = () => onClose(deciding.isSuccess);
  const formId = useId();
  const isMissing = action !== "approve" && comment.trim() === "";
  const results = deciding.data?.results;
  const title = `${ACTION_LABELS[action]}: ${countOf(shown.length, "request")}`;

  function send(event: FormEvent) {
    event.preventDefault();
    if (!isMissing) deciding.mutate(comment);
  }
  return (
    <Dialog
      open
      onOpenChange={close}
      isFirm={deciding.isPending}
      title={title}
      text={results ? sayResults(results) : EXPLAINED[action]}
      footer={
        results ? (
          <Button tone="primary" onClick={close}>
            Close
          </Button>
        ) : (
          <>
            <Button onClick={close} disabled={deciding.isPending}>
              Cancel
            </Button>
            <Button
              type="submit"
              form={formId}
              tone={action === "reject" ? "dangerStrong" : "primary"}
              disabled={isMissing || deciding.isPending}
            >
              {deciding.isPending ? "Sending…" : title}
            </Button>
          </>
        )
      }
    >
      <form id={formId} onSubmit={send} className="grid gap-4" noValidate>
        <BulkList rows={shown} results={results} action={action} />
        {!results && (
          <Field label="Comment" required={action !== "approve"} help={COMMENT_HELP[action]}>
            {(control) => (
              <Textarea
                {...control}
                maxLength={10_000}
                value={comment}
                onChange={(event) => onComment(event.target.value)}
              />
            )}
          </Field>
        )}
        {deciding.isError && (
          <FieldError id={`${formId}-error`}>
            {`${readFault(deciding.error).sentence} Each decision counts once, also when it is sent again.`}
          </FieldError>
        )}
      </form>
    </Dialog>
  );
}

const EXPLAINED: Record<BulkAction, string> = {
  approve: "You approve each of these as it is now; one that changed meanwhile is refused.",
  revise: "The agent of each of these tries again with your comment.",
  reject: "Each of these fails with your comment as the reason.",
};

function sayResults(results: readonly BatchResult[]): string {
  const done = results.filter(({ ok }) => ok).length;
  if (done === results.length) return "All of them were decided.";
  return `Decided: ${done} of ${results.length}. Each of the others says why it was not.`;
}

type BulkListProps = {
  rows: readonly QueueRow[];
  results: readonly BatchResult[] | undefined;
  action: BulkAction;
};

function BulkList({ rows, results, action }: BulkListProps) {
  return (
    <ul aria-label="Requests" className="max-h-72 divide-y overflow-y-auto rounded-md border">
      {rows.map(({ id, question, runTitle }) => (
        <li key={id} className="grid gap-0.5 px-3 py-2 text-sm">
          <span className="font-medium wrap-anywhere">
            <PlainText text={runTitle} />
          </span>
          <span className="text-ink-2 wrap-anywhere">
            <PlainText text={question} />
          </span>
          <Result result={results?.find(({ approvalId }) => approvalId === id)} action={action} />
        </li>
      ))}
    </ul>
  );
}

function Result({ result, action }: { result: BatchResult | undefined; action: BulkAction }) {
  if (!result) return null;
  const { ok } = result;
  const Icon = ok ? CircleCheck : CircleAlert;
  return (
    <span className={`flex items-start gap-1.5 ${ok ? "text-done" : "text-failed"}`}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="wrap-anywhere">{ok ? DONE[action] : result.error.message}</span>
    </span>
  );
}
