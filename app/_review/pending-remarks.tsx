"use client";

import { Pencil, Trash2 } from "lucide-react";
import { Button } from "../_ui/button";
import { DiffView } from "../_ui/diff-view";
import { IconButton } from "../_ui/icon-button";
import { PlainText } from "../_ui/plain-text";
import { hasWords, type PendingRemark, textOf } from "./remark";
import type { Review } from "./use-review";

/** The comments that go out with the decision, each with the way back to its passage. */
export function PendingRemarks({ review }: { review: Review }) {
  const { remarks } = review;
  const { pending } = remarks;
  return (
    <>
      {pending.length > 0 && <PendingList review={review} />}
      <Unfinished review={review} />
    </>
  );
}

function PendingList({ review }: { review: Review }) {
  const { remarks, deciding } = review;
  const { pending } = remarks;
  return (
    <section aria-label="Pending comments" className="grid gap-2">
      <h3 className="flex items-baseline justify-between gap-2 font-semibold text-base">
        {pending.length === 1 ? "1 comment" : `${pending.length} comments`}
        <span className="font-normal text-ink-3 text-xs">sent with your decision</span>
      </h3>
      <ol className="grid gap-2">
        {pending.map((remark) => (
          <Pending key={remark.id} remark={remark} review={review} isLocked={deciding.order !== null} />
        ))}
      </ol>
    </section>
  );
}

/** A comment that was begun and is not among those that go out. */
function Unfinished({ review: { remarks, choice, leave } }: { review: Review }) {
  const { isAside, writing, goOn } = remarks;
  const isHidden = choice === "amend" && writing !== null && hasWords(writing);
  if (!isAside && !isHidden) return null;
  return (
    <p className="flex items-center gap-2 text-ink-2 text-sm">
      <span className="min-w-0 flex-1">A comment on a passage is begun; it does not go out yet.</span>
      <Button
        size="sm"
        onClick={() => {
          if (choice === "amend") leave();
          goOn();
        }}
      >
        Go on
      </Button>
    </p>
  );
}

type PendingProps = { remark: PendingRemark; review: Review; isLocked: boolean };

function Pending({ remark, review, isLocked }: PendingProps) {
  const { remarks, papers } = review;
  const { quote, text, suggestion, document, section } = remark;
  const about = quote || document;
  return (
    <li className="grid gap-1 rounded-md border bg-sunken px-2.5 py-2 text-sm">
      <div className="flex items-start gap-1">
        <blockquote
          title={section ? `${document}, ${section}` : document}
          className="line-clamp-2 min-w-0 flex-1 border-l-2 border-l-line-strong pl-2 text-ink-2 wrap-anywhere"
        >
          <PlainText text={about} />
        </blockquote>
        <IconButton
          label={`Edit the comment on “${about.slice(0, 40)}”`}
          size="sm"
          icon={<Pencil />}
          disabled={isLocked}
          onClick={() => remarks.edit(remark)}
        />
        <IconButton
          label={`Remove the comment on “${about.slice(0, 40)}”`}
          size="sm"
          icon={<Trash2 />}
          disabled={isLocked}
          onClick={() => remarks.remove(remark.id)}
        />
      </div>
      {text && (
        <p className="whitespace-pre-wrap wrap-anywhere">
          <PlainText text={text} />
        </p>
      )}
      {suggestion !== null && (
        <DiffView before={textOf(remark, papers, document)} after={suggestion} isCounted={false} />
      )}
    </li>
  );
}
