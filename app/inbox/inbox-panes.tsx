"use client";

import { useEffect, useState } from "react";
import { RequestReview } from "../_review/review";
import { cn } from "../_ui/cn";
import { useAddress } from "../_ui/use-address";
import { useMedia } from "../_ui/use-media";
import { useShortcuts } from "../_ui/use-shortcuts";
import { BackToQueue } from "./back-to-queue";
import { EmptyInbox } from "./empty-inbox";
import { type InboxTab, readInboxAddress } from "./inbox-address";
import { rowAfter } from "./merge-queue";
import { NoRequest } from "./no-request";
import { Queue } from "./queue";
import { focusRow } from "./queue-row";
import { useAfterDecision } from "./use-after-decision";
import { usePrefetch, useQueue } from "./use-queue";

/** Queue, document and decision side by side; where it is narrow the queue makes way for the request that is open. */
export function InboxPanes() {
  const { query: address, change } = useAddress();
  const { tab, search, requestId, view } = readInboxAddress(address);
  const isWide = useMedia("(width >= 64rem)");
  const queue = useQueue(tab, search);
  const rows = queue.query.data;
  const nextId = rows ? rowAfter(rows, requestId) : null;
  const [hasMovedOn, setMovedOn] = useState(false);
  usePrefetch(nextId);
  useFirstRequest(isWide && requestId === null ? (rows?.[0]?.id ?? null) : null);

  function open(id: string | null, how: "push" | "replace" = "push") {
    setMovedOn(false);
    queue.forgetGone(id);
    change({ request: id, view: null }, how);
  }
  const afterDecision = useAfterDecision(({ id, status }) => {
    if (status !== "pending") queue.drop(id);
    if (readInboxAddress(new URLSearchParams(window.location.search)).requestId !== id) return;
    open(nextId, "replace");
    setMovedOn(true);
  });
  useShortcuts([
    {
      keys: "Escape",
      does: "Back to the queue",
      group: "Inbox",
      run: () => (isWide && requestId ? focusRow(requestId) : open(null)),
    },
  ]);

  if (rows?.length === 0 && tab === "open" && !search && !requestId) return <EmptyInbox />;
  return (
    <div className="lg:grid lg:h-[calc(100dvh-var(--header-height)-1px)] lg:grid-cols-[15rem_minmax(0,1fr)] xl:grid-cols-[20rem_minmax(0,1fr)]">
      <Queue
        {...{ tab, search, queue, requestId }}
        onTab={(next: InboxTab) => change({ tab: next === "open" ? null : next, request: null, view: null })}
        onSearch={(q) => change({ q, request: null }, "replace")}
        onOpen={open}
        className={cn(requestId && "max-lg:hidden")}
      />
      <div className={cn("min-h-0 min-w-0", !requestId && "max-lg:hidden")}>
        {requestId ? (
          <>
            <BackToQueue onBack={() => open(null)} />
            <RequestReview
              key={requestId}
              approvalId={requestId}
              view={view}
              onView={(next) => change({ view: next })}
              onDecided={afterDecision}
              takesFocus={hasMovedOn}
            />
          </>
        ) : (
          rows && <NoRequest />
        )}
      </div>
    </div>
  );
}

/** On a wide screen the first request is open from the start, and the address says so. */
function useFirstRequest(id: string | null): void {
  const { change } = useAddress();
  useEffect(() => {
    if (id) change({ request: id }, "replace");
  }, [id, change]);
}
