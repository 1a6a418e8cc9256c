import Link from "next/link";
import type { NoticeRow } from "#server/queries/list-notices";
import { placeOf } from "#workflows/notices/notice-fact";
import { cn } from "../../_ui/cn";
import { PlainText } from "../../_ui/plain-text";
import { RelativeTime } from "../../_ui/relative-time";
import { NOTICE_LOOKS } from "./notice-look";

type NoticeLineProps = { notice: NoticeRow; onOpen: () => void };

/** One notice: what happened, where, and how it ended meanwhile; it leads there. */
export function NoticeLine({ notice, onOpen }: NoticeLineProps) {
  const { fact, outcome, readAt } = notice;
  const { icon: Icon, className } = NOTICE_LOOKS[fact.kind];
  const isUnread = readAt === null;
  return (
    <li>
      <Link
        href={placeOf(fact)}
        onClick={onOpen}
        className="flex gap-3 px-4 py-2.5 text-sm hover:bg-hover focus-visible:bg-hover focus-visible:outline-offset-[-2px]"
      >
        <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", outcome ? "text-ink-3" : className)} />
        <span className="grid min-w-0 flex-1 gap-0.5">
          <span className="flex items-baseline gap-2">
            <span className={cn("min-w-0 flex-1 truncate", isUnread ? "font-semibold" : "text-ink-2")}>
              <PlainText text={outcome ?? fact.headline} />
            </span>
            <RelativeTime at={notice.at} className="shrink-0 text-ink-3 text-xs" />
          </span>
          {fact.run && (
            <span className="truncate text-ink-2">
              <PlainText text={fact.run.title} />
            </span>
          )}
          <Details notice={notice} />
        </span>
        <span
          className={cn("mt-1.5 size-2 shrink-0 rounded-full", isUnread ? "bg-strong" : "bg-transparent")}
        >
          {isUnread && <span className="sr-only">unread</span>}
        </span>
      </Link>
    </li>
  );
}

function Details({ notice: { fact, outcome } }: { notice: NoticeRow }) {
  const parts = [...(outcome ? [fact.headline] : []), ...fact.facts.map(({ value }) => value)];
  if (parts.length === 0) return null;
  return (
    <span className="truncate text-ink-3 text-xs">
      <PlainText text={parts.join(" · ")} />
    </span>
  );
}
