"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ListChecks } from "lucide-react";
import Link from "next/link";
import type { BulkJob } from "#server/queries/bulk-row";
import { LiveChip } from "../../_live/live-chip";
import { Loaded } from "../../_trpc/loaded";
import { useTRPC } from "../../_trpc/trpc";
import { Button } from "../../_ui/button";
import { EmptyState } from "../../_ui/empty-state";
import { PageHeader } from "../../_ui/page-header";
import { PlainText } from "../../_ui/plain-text";
import { RelativeTime } from "../../_ui/relative-time";
import { BulkBarLine } from "./bulk-bar-line";
import { sayProgress, titleOfJob } from "./say-bulk-job";

/** Every order that was given to many runs, the newest first. */
export function BulkJobsScreen() {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.bulk.list.infiniteQueryOptions({ limit: 25 }, { getNextPageParam: (page) => page.nextCursor }),
  );
  return (
    <>
      <PageHeader title="Bulk orders" crumbs={[{ label: "Runs", href: "/runs" }]} freshness={<LiveChip />} />
      <Loaded query={query} loading="Loading orders…" rows={6}>
        {({ pages }) => (
          <div className="mx-auto w-full max-w-4xl p-4">
            {pages[0]?.items.length === 0 && <NoJobs />}
            <ul aria-label="Bulk orders" className="divide-y rounded-md border bg-surface empty:hidden">
              {pages.flatMap(({ items }) => items.map((job) => <JobLine key={job.id} job={job} />))}
            </ul>
            {query.hasNextPage && (
              <Button className="mt-3" onClick={() => void query.fetchNextPage()} disabled={query.isFetching}>
                Load older orders
              </Button>
            )}
          </div>
        )}
      </Loaded>
    </>
  );
}

function JobLine({ job }: { job: BulkJob }) {
  return (
    <li>
      <Link
        href={`/runs/bulk/${job.id}`}
        className="grid gap-1.5 px-3 py-2.5 text-sm hover:bg-hover focus-visible:outline-offset-[-2px]"
      >
        <span className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-medium">{titleOfJob(job)}</span>
          <span className="text-ink-3 text-xs">
            <RelativeTime at={job.startedAt} /> by <PlainText text={job.startedBy.name} />
          </span>
        </span>
        <span className="text-ink-2 tabular-nums">{sayProgress(job)}</span>
        <BulkBarLine {...job} />
      </Link>
    </li>
  );
}

function NoJobs() {
  return (
    <EmptyState icon={ListChecks} title="No order for many runs yet">
      <p>
        Select runs in the list with <kbd>x</kbd>, or all that fit a filter, and pause, resume, retry or
        cancel them together. What came of it for each run stands here.
      </p>
    </EmptyState>
  );
}
