"use client";

import Link from "next/link";
import { Loaded } from "../../_trpc/loaded";
import { Button } from "../../_ui/button";
import { Dialog } from "../../_ui/dialog";
import { BulkBarLine } from "./bulk-bar-line";
import { BulkItems } from "./bulk-items";
import { sayProgress, titleOfJob } from "./say-bulk-job";
import { StopBulkButton } from "./stop-bulk-button";
import { useBulkJob } from "./use-bulk-job";

/** What comes of an order for a few runs, in place. Closing it stops nothing. */
export function BulkDialogResults({ jobId, onClose }: { jobId: string; onClose: () => void }) {
  const query = useBulkJob(jobId);
  const job = query.data;
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={job ? titleOfJob(job) : "Ordering…"}
      footer={
        <>
          <Button asChild tone="quiet">
            <Link href={`/runs/bulk/${jobId}`}>Open its page</Link>
          </Button>
          {job?.status === "running" && <StopBulkButton jobId={jobId} />}
          <Button tone="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <Loaded query={query} loading="Loading the order…" rows={3}>
        {(known) => (
          <div className="grid gap-3">
            <p className="text-sm tabular-nums">{sayProgress(known)}</p>
            <BulkBarLine {...known} />
            <BulkItems job={known} />
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}
