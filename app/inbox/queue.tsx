"use client";

import { type KeyboardEvent, useEffect } from "react";
import { Loaded } from "../_trpc/loaded";
import { Button } from "../_ui/button";
import { cn } from "../_ui/cn";
import { SearchInput } from "../_ui/search-input";
import { usePausedText } from "../_ui/use-paused-text";
import { useShortcuts } from "../_ui/use-shortcuts";
import { BulkBar } from "./bulk-bar";
import { EmptyQueue } from "./empty-queue";
import { type InboxTab, openRequestId } from "./inbox-address";
import type { QueueRow } from "./merge-queue";
import { showRow } from "./queue-focus";
import { RequestRow } from "./queue-row";
import type { useQueue } from "./use-queue";
import { useSeen } from "./use-seen";
import { type Selection, useSelection } from "./use-selection";

type QueueProps = {
  tab: InboxTab;
  search: string;
  queue: ReturnType<typeof useQueue>;
  requestId: string | null;
  onSearch: (search: string) => void;
  /** Out of the search field, on to what was found. */
  onSearchDone: () => void;
  onOpen: (id: string) => void;
  /** On to the row after or before. */
  onStep: (by: 1 | -1) => void;
  className?: string;
};

/** The requests of a tab, one under the other. */
export function Queue(props: QueueProps) {
  const { tab, search, queue, onSearch, onSearchDone, className } = props;
  const { text, setText, settleNow } = usePausedText(search, onSearch);
  const selection = useSelection(queue.query.data);
  return (
    <section
      aria-label="Queue"
      data-queue
      className={cn("flex min-h-0 flex-col bg-surface lg:border-r", className)}
    >
      <div className="border-b p-2">
        <SearchInput
          label="Search requests"
          value={text}
          onChange={setText}
          onLeave={settleNow}
          onDone={() => {
            settleNow();
            onSearchDone();
          }}
        />
      </div>
      <div
        data-queue-rows
        tabIndex={-1}
        aria-busy={queue.isSearching}
        className={cn("min-h-0 flex-1 overflow-y-auto outline-none", queue.isSearching && "opacity-60")}
      >
        <Loaded query={queue.query} loading="Loading requests…">
          {(rows) =>
            rows.length > 0 ? (
              <Rows {...props} rows={rows} selection={selection} />
            ) : (
              <EmptyQueue tab={tab} search={search} />
            )
          }
        </Loaded>
      </div>
      <BulkBar selection={selection} />
    </section>
  );
}

type RowsProps = QueueProps & { rows: QueueRow[]; selection: Selection };

function Rows({ rows, queue, requestId, onOpen, onStep, selection }: RowsProps) {
  const open = rows.find(({ id }) => id === requestId);
  const reachable = open?.id ?? rows[0]?.id;
  const newsOf = useSeen(open);
  useOpenRowInSight(open?.id);
  function onKey(event: KeyboardEvent) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    onStep(event.key === "ArrowDown" ? 1 : -1);
  }
  useShortcuts([
    { keys: "j", does: "Next request", group: "Inbox", run: () => onStep(1) },
    { keys: "k", does: "Previous request", group: "Inbox", run: () => onStep(-1) },
    {
      keys: "x",
      does: "Select, to decide several together",
      group: "Inbox",
      run: () => {
        const row = rows.find(({ id }) => id === openRequestId());
        if (row) selection.toggle(row);
      },
    },
  ]);
  return (
    <>
      <ul onKeyDown={onKey} className="divide-y border-b">
        {rows.map((row) => (
          <RequestRow
            key={row.id}
            row={row}
            isOpen={row.id === requestId}
            isReachable={row.id === reachable}
            news={newsOf(row)}
            isChosen={selection.isChosen(row.id)}
            whyNot={selection.whyNot(row)}
            onChoose={() => selection.toggle(row)}
            onOpen={() => onOpen(row.id)}
          />
        ))}
      </ul>
      {queue.more && (
        <Button tone="quiet" className="m-2" disabled={queue.isLoadingMore} onClick={queue.more}>
          {queue.isLoadingMore ? "Loading…" : "Show more"}
        </Button>
      )}
    </>
  );
}

/** Whichever way a request was opened, by a link, by Back, after a decision: its row is in sight. */
function useOpenRowInSight(id: string | undefined): void {
  useEffect(() => {
    if (id) showRow(id);
  }, [id]);
}
