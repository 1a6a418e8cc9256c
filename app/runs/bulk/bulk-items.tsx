"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { BulkJob } from "#server/queries/bulk-row";
import type { BulkItemsFilter } from "#server/queries/list-bulk-items";
import { Loaded } from "../../_trpc/loaded";
import { useTRPC } from "../../_trpc/trpc";
import { Button } from "../../_ui/button";
import { ORDER_WORDS } from "../run-order";
import { BulkItemLine } from "./bulk-item-line";

const PER_PAGE = 100;

type BulkItemsProps = { job: BulkJob; result?: BulkItemsFilter["result"] };

/** The runs of a bulk order with their results, page by page. */
export function BulkItems({ job, result }: BulkItemsProps) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.bulk.items.infiniteQueryOptions(
      { jobId: job.id, result, limit: PER_PAGE },
      {
        getNextPageParam: (page) => page.nextCursor,
        placeholderData: keepPreviousData,
        refetchInterval: job.status === "running" ? 1_000 : false,
      },
    ),
  );
  return (
    <Loaded query={query} loading="Loading the runs…" rows={6}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <p className="p-3 text-ink-2 text-sm">No run is here.</p>;
        return (
          <>
            <ul aria-label="Runs of this order" className="divide-y rounded-md border bg-surface">
              {items.map((item) => (
                <BulkItemLine
                  key={item.position}
                  item={item}
                  did={ORDER_WORDS[job.action].done}
                  isStopped={job.status === "stopped"}
                />
              ))}
            </ul>
            {query.hasNextPage && (
              <div className="mt-3 grid justify-items-center print:hidden">
                <Button onClick={() => void query.fetchNextPage()} disabled={query.isFetchingNextPage}>
                  {query.isFetchingNextPage ? "Loading more runs…" : "Load more runs"}
                </Button>
              </div>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
