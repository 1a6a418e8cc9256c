"use client";

import Link from "next/link";
import type { MouseEvent } from "react";
import { useInboxCounts } from "../_trpc/use-inbox-counts";
import { changeQuery } from "../_ui/change-query";
import { cn } from "../_ui/cn";
import { useAddress } from "../_ui/use-address";
import { INBOX_TABS, type InboxTab, TAB_LABELS } from "./inbox-address";
import { InboxMenu } from "./inbox-menu";

type InboxTabsProps = { tab: InboxTab | null; className?: string };

/** The lists of the inbox, as links: each has an address of its own. */
export function InboxTabs({ tab, className }: InboxTabsProps) {
  const { query, change } = useAddress();
  const counts = useInboxCounts();
  /** By the address of this moment, in which a search may stand that was left just now. */
  function open(event: MouseEvent, one: InboxTab) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    change({ tab: one, request: null, view: null });
  }
  return (
    <div className={cn("flex items-center border-b bg-surface pr-2 print:hidden", className)}>
      <nav aria-label="Requests" className="min-w-0 flex-1">
        <ul className="-mb-px flex gap-1 overflow-x-auto overflow-y-hidden px-2 [scrollbar-width:none]">
          {INBOX_TABS.map((one) => (
            <li key={one}>
              <Link
                href={`/inbox${changeQuery(query.toString(), { tab: one, request: null, view: null })}`}
                aria-current={one === tab ? "page" : undefined}
                onClick={(event) => open(event, one)}
                className={cn(
                  "flex h-9 items-center gap-1.5 whitespace-nowrap border-b-2 px-2 text-sm focus-visible:outline-offset-[-3px] pointer-coarse:h-11",
                  one === tab
                    ? "border-ink font-medium text-ink"
                    : "border-transparent text-ink-2 hover:text-ink",
                )}
              >
                {TAB_LABELS[one]}
                <TabCount tab={one} count={counts?.[one] ?? 0} />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <InboxMenu />
    </div>
  );
}

function TabCount({ tab, count }: { tab: InboxTab; count: number }) {
  if (tab === "done") return <span className="text-ink-3 text-xs">30 days</span>;
  if (count === 0) return null;
  return <span className="rounded bg-selected px-1 text-ink-2 text-xs tabular-nums">{count}</span>;
}
