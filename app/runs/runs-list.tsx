"use client";

import { type Dispatch, type RefObject, type SetStateAction, useMemo, useRef, useState } from "react";
import { Loaded } from "../_trpc/loaded";
import { useMembers } from "../_trpc/use-members";
import { useMay } from "../_trpc/use-session";
import { useMedia } from "../_ui/use-media";
import { useShortcuts } from "../_ui/use-shortcuts";
import { BulkBar } from "./bulk-bar";
import { BulkDialog } from "./bulk-dialog";
import { NewRunsPill } from "./new-runs-pill";
import { OlderRunsButton } from "./older-runs-button";
import type { RunColumnId } from "./run-columns";
import type { RunItem, RunsFilter } from "./run-item";
import type { RunOrder } from "./run-order";
import { RunPeek } from "./run-peek";
import { joinQueries, writeRunQuery } from "./run-query";
import type { RunsAddress } from "./run-views";
import { RunsCards } from "./runs-cards";
import { RunsEmpty } from "./runs-empty";
import { RunsTable } from "./runs-table";
import { useRunCounts } from "./use-run-counts";
import { useRunKeys } from "./use-run-keys";
import { RUNS_PER_PAGE, useRunRows } from "./use-run-rows";
import { useRunSelection } from "./use-run-selection";

type RunsListProps = {
  address: RunsAddress;
  filter: RunsFilter;
  columns: readonly RunColumnId[];
  /** When today began. */
  day: number;
};

export function RunsList({ address, filter, columns, day }: RunsListProps) {
  const { head, rows, reveal, more } = useRunRows(filter);
  const shown = rows?.shown ?? NO_RUNS;
  const { selection, toggle, add, selectPage, selectAll, clear } = useRunSelection();
  const [peeked, setPeeked] = useState<string | null>(null);
  const [order, setOrder] = useState<RunOrder | null>(null);
  const revealer = useRef<((index: number) => void) | null>(null);
  const names = useNames();
  const mayControl = useMay("runs.control");
  const isNarrow = useMedia("(width < 48rem)");
  const isSelecting = selection.ids.size > 0 || selection.isAll;
  const query = writeRunQuery(joinQueries(address.fixed, address.own));
  const [matching] = useRunCounts(isSelecting ? [query] : [], day);
  const peekedRun = shown.find(({ id }) => id === peeked);
  useListKeys({ shown, revealer, isSelecting, peeked, setPeeked, toggle, add, selectPage, clear });
  return (
    <div className="flex min-w-0 flex-1 items-start">
      <div className="@container min-w-0 flex-1">
        <Loaded query={{ ...head, data: rows ?? undefined }} loading="Loading runs…" rows={8}>
          {({ unseen, nextCursor }) => (
            <>
              <NewRunsPill count={unseen.length} isMore={unseen.length >= RUNS_PER_PAGE} onShow={reveal} />
              {shown.length === 0 && unseen.length === 0 && <RunsEmpty address={address} />}
              {shown.length > 0 &&
                (isNarrow ? (
                  <RunsCards runs={shown} />
                ) : (
                  <RunsTable
                    {...{ columns, names, selection, peeked, revealer }}
                    runs={shown}
                    onSelect={toggle}
                  />
                ))}
              {nextCursor !== null && <OlderRunsButton more={more} />}
            </>
          )}
        </Loaded>
        {mayControl && (
          <BulkBar
            selection={selection}
            shown={shown.length}
            matching={matching}
            onSelectAll={selectAll}
            onClear={clear}
            onOrder={setOrder}
          />
        )}
      </div>
      {peekedRun && (
        <RunPeek
          key={peekedRun.id}
          run={peekedRun}
          ownerName={names.get(peekedRun.createdBy) ?? peekedRun.createdBy}
          onClose={() => setPeeked(null)}
        />
      )}
      {order && (
        <BulkDialog
          order={order}
          target={selection.isAll ? { filter } : { runs: shown.filter(({ id }) => selection.ids.has(id)) }}
          count={selection.isAll ? (matching ?? "all") : selection.ids.size.toLocaleString("en")}
          onClose={() => {
            setOrder(null);
            clear();
          }}
        />
      )}
    </div>
  );
}

const NO_RUNS: readonly RunItem[] = [];

type ListKeys = Pick<ReturnType<typeof useRunSelection>, "toggle" | "add" | "selectPage" | "clear"> & {
  shown: readonly RunItem[];
  revealer: RefObject<((index: number) => void) | null>;
  isSelecting: boolean;
  peeked: string | null;
  setPeeked: Dispatch<SetStateAction<string | null>>;
};

/** The keys of the rows, and Escape for what they opened or selected. */
function useListKeys(list: ListKeys): void {
  const { shown, revealer, isSelecting, peeked, setPeeked } = list;
  useRunKeys({
    runs: shown,
    reveal: (index) => revealer.current?.(index),
    onToggle: list.toggle,
    onAdd: list.add,
    onSelectPage: () => list.selectPage(shown),
    onPeek: (id) => setPeeked((before) => (before === id ? null : id)),
    onMove: (id) => setPeeked((before) => before && id),
  });
  const leave = () => (peeked ? setPeeked(null) : list.clear());
  useShortcuts(
    isSelecting || peeked
      ? [{ keys: "Escape", does: "Select nothing, close what is beside", group: "Runs", run: leave }]
      : [],
  );
}

function useNames(): ReadonlyMap<string, string> {
  const members = useMembers().data;
  return useMemo(() => new Map(members?.map(({ id, name }) => [id, name])), [members]);
}
