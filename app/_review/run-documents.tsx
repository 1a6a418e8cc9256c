"use client";

import { useQuery } from "@tanstack/react-query";
import { Loaded } from "../_trpc/loaded";
import { useTRPC } from "../_trpc/trpc";
import { InputsView } from "./inputs-view";

const MOST = 100;

/** The newest version of every document of a run, to look things up before one answers a question. */
export function RunDocuments({ runId }: { runId: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.artifacts.list.queryOptions({ runId, limit: MOST }));
  return (
    <Loaded query={query} loading="Loading the documents of the run…" rows={3}>
      {({ items }) => {
        const latest = items.filter(({ isLatest }) => isLatest);
        return latest.length > 0 ? (
          <InputsView inputs={latest} />
        ) : (
          <p className="text-ink-2">The run has made no document yet.</p>
        );
      }}
    </Loaded>
  );
}
