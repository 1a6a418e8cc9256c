"use client";

import { useEffect, useState } from "react";
import { RequestReview } from "../_review/review";
import { typingStep } from "../_ui/change-query";
import { cn } from "../_ui/cn";
import { usePreference } from "../_ui/preferences";
import { useAddress } from "../_ui/use-address";
import { useMedia } from "../_ui/use-media";
import { useShortcuts } from "../_ui/use-shortcuts";
import { BackToQueue } from "./back-to-queue";
import { EmptyInbox } from "./empty-inbox";
import { openRequestId, readInboxAddress } from "./inbox-address";
import { InboxTabs } from "./inbox-tabs";
import { rowAfter } from "./merge-queue";
import { NoRequest } from "./no-request";
import { Queue } from "./queue";
import { focusRow } from "./queue-row";
import { useAfterDecision } from "./use-after-decision";
import { usePrefetch, useQueue } from "./use-queue";
import { useTab } from "./use-tab";

/** Queue, document and decision side by side; where it is narrow the queue makes way for the request that is open. */
export function InboxPanes() {
  const { query: address, change } = useAddress();
  const { tab: wantedTab, search, requestId, view } = readInboxAddress(address);
  const tab = useTab(wantedTab);
  const afterwards = usePreference("afterDecision");
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
    const isHere = openRequestId() === id;
    const stays = isHere && afterwards === "stay";
    if (status !== "pending" && !stays) queue.drop(id);
    if (!isHere || stays) return;
    open(afterwards === "next" || isWide ? nextId : null, "replace");
    setMovedOn(afterwards === "next");
    if (afterwards === "list" && nextId) focusRow(nextId);
  });
  useShortcuts([
    {
      keys: "Escape",
      does: "Back to the queue",
      group: "Inbox",
      run: () => (isWide && requestId ? focusRow(requestId) : open(null)),
    },
  ]);

  const isNothing = rows?.length === 0 && tab === "team" && !search && !requestId;
  return (
    <div className="lg:flex lg:h-[calc(100dvh-var(--header-height)-1px)] lg:flex-col">
      <InboxTabs tab={tab} className={cn(requestId && "max-lg:hidden")} />
      {isNothing ? (
        <EmptyInbox />
      ) : (
        <div className="lg:grid lg:min-h-0 lg:flex-1 lg:grid-cols-[15rem_minmax(0,1fr)] xl:grid-cols-[20rem_minmax(0,1fr)]">
          <Queue
            {...{ tab: tab ?? "team", search, queue, requestId }}
            onSearch={(q) => change({ q, request: null }, typingStep(search, q))}
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
              rows && rows.length > 0 && <NoRequest />
            )}
          </div>
        </div>
      )}
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
