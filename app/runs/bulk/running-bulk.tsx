"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTRPC } from "../../_trpc/trpc";
import { sayProgress } from "./say-bulk-job";

/** The bulk order that is being carried out, for the header of the list: whoever looks on sees why runs change. */
export function RunningBulk() {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.bulk.list.queryOptions(
      { status: "running", limit: 5 },
      { refetchInterval: ({ state }) => (state.data?.items.length ? 1_000 : false) },
    ),
  );
  const [job, ...others] = data?.items ?? [];
  if (!job) return null;
  const more = others.length > 0 ? `, and ${others.length} more` : "";
  return (
    <Link
      href={others.length > 0 ? "/runs/bulk" : `/runs/bulk/${job.id}`}
      className="truncate rounded border border-running-line bg-running-soft px-1.5 text-running text-xs leading-5.5 tabular-nums hover:underline"
    >
      {sayProgress(job)}
      {more}
    </Link>
  );
}
