import { CircleAlert, CircleCheck, CircleDashed, CircleSlash } from "lucide-react";
import Link from "next/link";
import { memo } from "react";
import type { BulkItem } from "#server/queries/list-bulk-items";
import { PlainText } from "../../_ui/plain-text";
import { RelativeTime } from "../../_ui/relative-time";
import { RunBadge } from "../../_ui/status-badge";

type BulkItemLineProps = {
  item: BulkItem;
  /** "Paused", "Cancelled". */
  did: string;
  /** The job was stopped: what has no result gets none any more. */
  isStopped: boolean;
};

/** A run of a bulk order and what came of it. */
export const BulkItemLine = memo(function BulkItemLine({ item, did, isStopped }: BulkItemLineProps) {
  const { runId, title, status, reason, at } = item;
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2.5 px-3 py-2 text-sm">
      <ResultIcon item={item} isStopped={isStopped} />
      <div className="min-w-0">
        {title === null ? (
          <span className="text-ink-2">A run that is gone</span>
        ) : (
          <Link href={`/runs/${runId}`} className="font-medium [overflow-wrap:anywhere] hover:underline">
            <PlainText text={title} />
          </Link>
        )}
        <p className={item.result === "refused" ? "text-failed" : "text-ink-2"}>
          <PlainText text={wordsOf(item, did, isStopped)} />
        </p>
      </div>
      <div className="grid justify-items-end gap-1">
        {status && <RunBadge status={status} reason={reason} kind="bare" />}
        {at && <RelativeTime at={at} className="text-ink-3 text-xs" />}
      </div>
    </li>
  );
});

function wordsOf({ result, sentence }: BulkItem, did: string, isStopped: boolean): string {
  if (result === "refused") return sentence ?? "Refused";
  if (result === "done") return did;
  return isStopped ? "Not ordered: the order was stopped before" : "To come";
}

function ResultIcon({ item: { result }, isStopped }: Pick<BulkItemLineProps, "item" | "isStopped">) {
  const look = "mt-0.5 size-4 shrink-0";
  if (result === "done") return <CircleCheck aria-hidden className={`${look} text-done`} />;
  if (result === "refused") return <CircleAlert aria-hidden className={`${look} text-failed`} />;
  const Icon = isStopped ? CircleSlash : CircleDashed;
  return <Icon aria-hidden className={`${look} text-ink-3`} />;
}
