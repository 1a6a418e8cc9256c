"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type RequestFault, readFault } from "../_trpc/read-fault";
import { ASKED_AHEAD } from "../_trpc/snapshot-url";
import { useTRPC } from "../_trpc/trpc";
import { announce } from "../_ui/announcer";
import { countOf } from "../_ui/count-of";
import { firstPageOf, RUNS_PER_PAGE } from "./first-page";
import type { RunPage, RunsFilter } from "./run-item";
import { appendRows, beginRows, meetHead, patchRows, type RunRows } from "./run-rows";

const MOST_PATCHED = 100;

/**
 * The list of runs under a filter: hints of the server make it ask again, and what it shows is patched in place.
 * Give the component that uses it the filter as `key`.
 */
export function useRunRows(filter: RunsFilter) {
  const trpc = useTRPC();
  const head = useQuery(
    trpc.runs.list.queryOptions(firstPageOf(filter), {
      refetchOnMount: "always",
      trpc: { context: { [ASKED_AHEAD]: true } },
    }),
  );
  const [rows, setRows] = useState<RunRows | null>(null);
  const fresh = head.isFetchedAfterMount ? head.data : undefined;
  useEffect(() => {
    if (fresh) setRows((before) => (before ? meetHead(before, fresh) : beginRows(fresh)));
  }, [fresh]);
  useOtherRows(rows, fresh, setRows);
  useUnseenWord(rows?.unseen.length ?? 0);
  return {
    head,
    rows: rows ?? (head.data ? beginRows(head.data) : null),
    /** Shows what the list holds now, from its beginning. */
    reveal: () => head.data && setRows(beginRows(head.data)),
    more: useOlderRuns(filter, rows, setRows),
  };
}

type SetRows = (change: (rows: RunRows | null) => RunRows | null) => void;

/** Rows that are no longer on the first page, and still move, are asked for by their ids. */
function useOtherRows(rows: RunRows | null, head: RunPage | undefined, setRows: SetRows): void {
  const trpc = useTRPC();
  const onHead = new Set(head?.items.map(({ id }) => id));
  const ids = (rows?.shown ?? [])
    .filter(({ id, finishedAt }) => finishedAt === null && !onHead.has(id))
    .map(({ id }) => id)
    .slice(0, MOST_PATCHED);
  const input = { ids, limit: MOST_PATCHED };
  const { data } = useQuery(trpc.runs.list.queryOptions(input, { enabled: ids.length > 0, gcTime: 0 }));
  useEffect(() => {
    if (data) setRows((before) => before && patchRows(before, data.items));
  }, [data, setRows]);
}

function useUnseenWord(unseen: number): void {
  useEffect(() => {
    if (unseen > 0) announce(`${countOf(unseen, "new run")} above the list`);
  }, [unseen]);
}

export type OlderRuns = { load: () => void; isLoading: boolean; fault: RequestFault | null };

function useOlderRuns(filter: RunsFilter, rows: RunRows | null, setRows: SetRows): OlderRuns {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isLoading, setLoading] = useState(false);
  const [fault, setFault] = useState<RequestFault | null>(null);

  async function load() {
    const cursor = rows?.nextCursor;
    if (!cursor || isLoading) return;
    setLoading(true);
    setFault(null);
    try {
      const input = { ...filter, cursor, limit: RUNS_PER_PAGE };
      const page = await queryClient.fetchQuery(trpc.runs.list.queryOptions(input, { gcTime: 0 }));
      setRows((before) => before && appendRows(before, page));
    } catch (error) {
      setFault(readFault(error));
    } finally {
      setLoading(false);
    }
  }
  return { load: () => void load(), isLoading, fault };
}
