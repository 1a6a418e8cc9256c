"use client";

import type { BulkJob } from "#server/queries/bulk-row";
import { LiveChip } from "../../_live/live-chip";
import { Loaded } from "../../_trpc/loaded";
import { PageHeader } from "../../_ui/page-header";
import { Segments } from "../../_ui/segments";
import { useAddress } from "../../_ui/use-address";
import { BulkBarLine } from "./bulk-bar-line";
import { BulkFacts } from "./bulk-facts";
import { BulkItems } from "./bulk-items";
import { sayProgress, titleOfJob } from "./say-bulk-job";
import { StopBulkButton } from "./stop-bulk-button";
import { useBulkJob } from "./use-bulk-job";

const CRUMBS = [
  { label: "Runs", href: "/runs" },
  { label: "Bulk orders", href: "/runs/bulk" },
];

/** An order for many runs: how far it is, what came of it for each, and how to stop it (experience.md 1). */
export function BulkJobScreen({ jobId }: { jobId: string }) {
  const query = useBulkJob(jobId);
  const job = query.data;
  return (
    <>
      <PageHeader
        title={job ? titleOfJob(job) : "Bulk order"}
        crumbs={CRUMBS}
        freshness={<LiveChip />}
        actions={job?.status === "running" && <StopBulkButton jobId={jobId} />}
      />
      <Loaded query={query} loading="Loading the order…" rows={8}>
        {(known) => <JobBody job={known} />}
      </Loaded>
    </>
  );
}

function JobBody({ job }: { job: BulkJob }) {
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-5 p-4">
      <section aria-label="Progress" className="grid gap-4 rounded-lg border bg-surface p-4">
        <div className="grid gap-2">
          <p className="font-medium tabular-nums">{sayProgress(job)}</p>
          <BulkBarLine {...job} />
          {job.status === "running" && (
            <p className="text-ink-2 text-sm">You may leave this page: the server carries it out.</p>
          )}
        </div>
        <BulkFacts job={job} />
      </section>
      <JobRuns job={job} />
    </div>
  );
}

const RESULTS = ["all", "refused", "done", "ahead"] as const;

function JobRuns({ job }: { job: BulkJob }) {
  const { query, change } = useAddress();
  const result = RESULTS.find((one) => one === query.get("result")) ?? "all";
  const countOfResult = { all: job.total, refused: job.refused, done: job.done, ahead: job.ahead };
  const words = { all: "All", refused: "Refused", done: "Done", ahead: aheadWord(job) };
  const options = RESULTS.map((value) => ({
    value,
    label: `${words[value]} ${countOfResult[value].toLocaleString("en")}`,
  }));
  return (
    <section aria-label="Runs" className="grid gap-3">
      <Segments
        legend="Show runs by result"
        name="result"
        options={options}
        value={result}
        onChange={(value) => change({ result: value === "all" ? null : value }, "replace")}
      />
      <BulkItems key={result} job={job} result={result === "all" ? undefined : result} />
    </section>
  );
}

function aheadWord({ status }: BulkJob): string {
  return status === "stopped" ? "Not ordered" : "To come";
}
