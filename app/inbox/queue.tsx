"use client";

import type { KeyboardEvent } from "react";
import { useOpenApprovals } from "../_live/use-list-hints";
import { Loaded } from "../_trpc/loaded";
import { announce } from "../_ui/announcer";
import { Button } from "../_ui/button";
import { cn } from "../_ui/cn";
import { SearchInput } from "../_ui/search-input";
import { TabPanel, Tabs } from "../_ui/tabs";
import { usePausedText } from "../_ui/use-paused-text";
import { useShortcuts } from "../_ui/use-shortcuts";
import { EmptyQueue } from "./empty-queue";
import type { InboxTab } from "./inbox-address";
import { type QueueRow, rowBeside } from "./merge-queue";
import { focusRow, RequestRow } from "./queue-row";
import type { useQueue } from "./use-queue";

type QueueProps = {
  tab: InboxTab;
  search: string;
  queue: ReturnType<typeof useQueue>;
  requestId: string | null;
  onTab: (tab: InboxTab) => void;
  onSearch: (search: string) => void;
  onOpen: (id: string, how?: "push" | "replace") => void;
  className?: string;
};

/** The requests of a tab, one under the other. */
export function Queue(props: QueueProps) {
  const { tab, search, queue, onTab, onSearch, className } = props;
  const open = useOpenApprovals();
  const [text, setText] = usePausedText(search, onSearch);
  return (
    <section aria-label="Queue" className={cn("flex min-h-0 flex-col bg-surface lg:border-r", className)}>
      <Tabs
        label="Requests"
        tabs={[
          { value: "open", label: "Open", count: open || undefined },
          { value: "done", label: "Done" },
        ]}
        value={tab}
        onChange={onTab}
        className="flex-1"
      >
        <div className="border-b p-2">
          <SearchInput label="Search requests" value={text} onChange={setText} />
        </div>
        <TabPanel value={tab} className="overflow-y-auto">
          <Loaded query={queue.query} loading="Loading requests…">
            {(rows) =>
              rows.length > 0 ? <Rows {...props} rows={rows} /> : <EmptyQueue tab={tab} search={search} />
            }
          </Loaded>
        </TabPanel>
      </Tabs>
    </section>
  );
}

function Rows({ rows, queue, requestId, onOpen }: QueueProps & { rows: QueueRow[] }) {
  const reachable = rows.some(({ id }) => id === requestId) ? requestId : rows[0]?.id;
  function step(by: 1 | -1) {
    const id = rowBeside(rows, requestId, by);
    if (!id) return;
    onOpen(id, "replace");
    focusRow(id);
    announce(rows.find((row) => row.id === id)?.question ?? "");
  }
  function onKey(event: KeyboardEvent) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1);
  }
  useShortcuts([
    { keys: "j", does: "Next request", group: "Inbox", run: () => step(1) },
    { keys: "k", does: "Previous request", group: "Inbox", run: () => step(-1) },
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
