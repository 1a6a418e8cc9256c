"use client";

import { BellOff, CheckCheck, Settings } from "lucide-react";
import Link from "next/link";
import type { KeyboardEvent } from "react";
import { Loaded } from "../../_trpc/loaded";
import { Button } from "../../_ui/button";
import { PageNote } from "../../_ui/page-note";
import { Tooltip } from "../../_ui/tooltip";
import { NoticeLine } from "./notice-line";
import { useMarkRead, useNotices } from "./use-notices";

/** What lies behind the bell: the newest first; arrows walk the list, opening one reads it. */
export function BellPanel({ onClose }: { onClose: () => void }) {
  const notices = useNotices();
  const markRead = useMarkRead();
  const newest = notices.data?.[0];
  return (
    <div className="flex max-h-[min(36rem,70dvh)] flex-col">
      <div className="flex items-center gap-1 border-b py-1.5 pr-2 pl-4">
        <h2 className="flex-1 font-semibold text-base">Notifications</h2>
        <Button
          size="sm"
          tone="quiet"
          disabled={!newest}
          onClick={() => newest && markRead({ until: newest.at })}
        >
          <CheckCheck aria-hidden />
          Mark all as read
        </Button>
        <Tooltip text="Choose what is told">
          <Button asChild size="sm" tone="quiet" className="w-7 px-0">
            <Link href="/settings?tab=notifications" aria-label="Choose what is told" onClick={onClose}>
              <Settings aria-hidden />
            </Link>
          </Button>
        </Tooltip>
      </div>
      <Loaded query={notices} loading="Loading notifications…" rows={3}>
        {(items) =>
          items.length === 0 ? (
            <PageNote icon={BellOff} title="Nothing was told yet" className="py-8">
              <p>Requests, decisions, incidents and ends of runs that concern you appear here.</p>
            </PageNote>
          ) : (
            <ul className="min-h-0 divide-y overflow-y-auto" onKeyDown={walk}>
              {items.map((notice) => (
                <NoticeLine
                  key={notice.id}
                  notice={notice}
                  onOpen={() => {
                    if (notice.readAt === null) markRead({ ids: [notice.id] });
                    onClose();
                  }}
                />
              ))}
              {notices.hasNextPage && (
                <li className="p-2 text-center">
                  <Button
                    size="sm"
                    disabled={notices.isFetchingNextPage}
                    onClick={() => void notices.fetchNextPage()}
                  >
                    {notices.isFetchingNextPage ? "Loading…" : "Show older ones"}
                  </Button>
                </li>
              )}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}

/** Arrows go from one notice to the next. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("a, button")];
  const at = links.findIndex((link) => link.matches(":focus"));
  links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
  event.preventDefault();
}
