"use client";

import { type RefObject, useCallback, useMemo, useRef, useState } from "react";
import { Loaded } from "../_trpc/loaded";
import { useMembers } from "../_trpc/use-members";
import { useMay } from "../_trpc/use-session";
import { useMedia } from "../_ui/use-media";
import { BulkDialog } from "./bulk/bulk-dialog";
import type { OrderTarget } from "./bulk/order-target";
import { BulkBar } from "./bulk-bar";
import type { ColumnLayout, ResizeColumn } from "./column-layout";
import { RUNS_PER_PAGE } from "./first-page";
import { NewRunsPill } from "./new-runs-pill";
import { OlderRunsButton } from "./older-runs-button";
import type { RunItem, RunsFilter } from "./run-item";
import type { RunOrder } from "./run-order";
import { RunPeek } from "./run-peek";
import { joinQueries, writeRunQuery } from "./run-query";
import { type RunsAddress, runsAddressNow } from "./run-views";
import { RunsCards } from "./runs-cards";
import { RunsEmpty } from "./runs-empty";
import { RunsTable } from "./runs-table";
import { useListKeys } from "./use-list-keys";
import { useRunCounts } from "./use-run-counts";
import type { HeldKeys } from "./use-run-keys";
import { useRunRows } from "./use-run-rows";
import { useRunSelection } from "./use-run-selection";

type RunsListProps = {
  address: RunsAddress;
  filter: RunsFilter;
  layout: ColumnLayout;
  onResize: ResizeColumn;
  /** When today began. */
  day: number;
  /** Kept while one search gives way to the next. */
  held: RefObject<HeldKeys>;
};

export function RunsList({ address, filter, layout, onResize, day, held }: RunsListProps) {
  const { head, rows, reveal, more } = useRunRows(filter);
  const shown = rows?.shown ?? NO_RUNS;
  const { selection, selectAll, ...selecting } = useRunSelection();
  const [peeked, setPeeked] = useState<string | null>(null);
  const revealer = useRef<((index: number) => void) | null>(null);
  const names = useNames();
  const mayControl = useMay("runs.control");
  const isNarrow = useMedia("(width < 48rem)");
  const isSelecting = selection.ids.size > 0 || selection.isAll;
  const query = queryOf(address);
  const [matching] = useRunCounts(isSelecting ? [query] : [], day);
  const peekedRun = shown.find(({ id }) => id === peeked);
  const targetOf = (focusedId: string | null): OrderTarget => {
    if (selection.isAll) return { filter, query };
    return { runs: shown.filter(({ id }) => (isSelecting ? selection.ids.has(id) : id === focusedId)) };
  };
  const asking = useAsking(targetOf, selecting.clear);
  const onOrder = mayControl ? asking.ask : undefined;
  const isFound = () => rows !== null && queryOf(runsAddressNow()) === query;
  useListKeys({ shown, isFound, held, revealer, isSelecting, peeked, setPeeked, onOrder, ...selecting });
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
                    {...{ layout, onResize, names, selection, peeked, revealer }}
                    runs={shown}
                    onSelect={selecting.toggle}
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
            onClear={selecting.clear}
            onOrder={(order) => asking.ask(order, null)}
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
      {asking.asked && <BulkDialog {...asking.asked} onClose={asking.close} />}
    </div>
  );
}

function queryOf({ fixed, own }: RunsAddress): string {
  return writeRunQuery(joinQueries(fixed, own));
}

const NO_RUNS: readonly RunItem[] = [];

/** The order that is asked about, for the runs that were meant when it was; nothing stays selected after it. */
function useAsking(targetOf: (focusedId: string | null) => OrderTarget, onClose: () => void) {
  const [asked, setAsked] = useState<{ order: RunOrder; target: OrderTarget } | null>(null);
  const ask = (order: RunOrder, focusedId: string | null) => {
    const target = targetOf(focusedId);
    if ("filter" in target || target.runs.length > 0) setAsked({ order, target });
  };
  const close = useCallback(() => {
    setAsked(null);
    onClose();
  }, [onClose]);
  return { asked, ask, close };
}

function useNames(): ReadonlyMap<string, string> {
  const members = useMembers().data;
  return useMemo(() => new Map(members?.map(({ id, name }) => [id, name])), [members]);
}
