"use client";

import { useEffect, useRef, useState } from "react";
import { announce } from "../_ui/announcer";
import { cn } from "../_ui/cn";
import { usePreference } from "../_ui/preferences";
import { useAddress } from "../_ui/use-address";
import { useMedia } from "../_ui/use-media";
import { useShortcuts } from "../_ui/use-shortcuts";
import { EmptyInbox } from "./empty-inbox";
import { openRequestId, readInboxAddress } from "./inbox-address";
import { InboxTabs } from "./inbox-tabs";
import { rowAfter, rowBeside } from "./merge-queue";
import { OpenRequest } from "./open-request";
import { Queue } from "./queue";
import { focusRow } from "./queue-focus";
import { useAfterDecision } from "./use-after-decision";
import { usePrefetch, useQueue } from "./use-queue";
import { useSearch } from "./use-search";
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
  const hasBegun = useRef(false);
  const found = queue.isSearching ? null : (rows ?? null);
  usePrefetch(nextId);
  useFirstRequest(isWide && requestId === null ? (found?.[0]?.id ?? null) : null);

  function open(id: string | null, how: "push" | "replace" = "push") {
    setMovedOn(false);
    queue.forgetGone(id);
    change({ request: id, view: null }, how);
  }
  const searching = useSearch({
    ...{ search, found, rows },
    opensFirst: isWide,
    hasBegun: () => hasBegun.current,
    open: (id) => open(id, "replace"),
  });
  function step(by: 1 | -1) {
    const id = rowBeside(rows ?? [], openRequestId(), by);
    if (searching.holdsStep(by) || !id) return;
    open(id, "replace");
    focusRow(id);
    announce(rows?.find((row) => row.id === id)?.question ?? "");
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
            onSearch={searching.seek}
            onSearchDone={searching.leave}
            onOpen={open}
            onStep={step}
            className={cn(requestId && "max-lg:hidden")}
          />
          <OpenRequest
            {...{ requestId, view }}
            isChoice={rows !== undefined && rows.length > 0}
            onBack={() => open(null)}
            onView={(next) => change({ view: next })}
            onDecided={afterDecision}
            onBegun={(isBegun) => {
              hasBegun.current = isBegun;
            }}
            beforeSending={searching.whenFound}
            takesFocus={hasMovedOn}
          />
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
