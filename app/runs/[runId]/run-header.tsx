"use client";

import Link from "next/link";
import { memo } from "react";
import type { RunView } from "#workflows/run/run-view";
import { LiveChip } from "../../_live/live-chip";
import { Badge } from "../../_ui/badge";
import { PageHeader } from "../../_ui/page-header";
import { PhaseProgress } from "../../_ui/phase-progress";
import { RunBadge } from "../../_ui/status-badge";
import { workflowPath } from "../../workflows/find-workflows";
import { OfflineBadge } from "./offline-badge";
import { RunOrders } from "./orders/run-orders";
import { phasesOf } from "./phases-of";
import { RUNS_CRUMB } from "./run-crumb";
import { RunFacts } from "./run-facts";
import { RunStanding } from "./run-standing";
import { usePast } from "./travel/past";
import { PastChip } from "./travel/past-chip";

type RunHeaderProps = { view: RunView; onLive: () => void };

/** Who and what the run is, why it waits and how far it is; stays at the top. */
export const RunHeader = memo(function RunHeader({ view, onLive }: RunHeaderProps) {
  const { workflow } = view;
  const past = usePast();
  return (
    <PageHeader
      title={view.title}
      isTall
      crumbs={[RUNS_CRUMB]}
      mark={
        <>
          <RunBadge
            status={view.status}
            reason={view.reason?.code ?? null}
            waiting={view.waiting}
            className="max-md:[&>span]:sr-only"
          />
          <Badge className="max-md:hidden">
            <Link href={workflowPath(workflow)} title={`${workflow.name}, version ${workflow.sha256}`}>
              {workflow.id} <span className="font-mono">{workflow.sha256.slice(0, 7)}</span>
            </Link>
          </Badge>
          <OfflineBadge runId={view.runId} />
        </>
      }
      freshness={past ? <PastChip past={past} onLive={onLive} /> : <LiveChip seq={view.seq} />}
      actions={<RunOrders view={view} />}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 pb-2">
        <RunStanding view={view} />
        <RunFacts view={view} />
      </div>
      <PhaseProgress phases={phasesOf(view)} percent={view.progress.percent} className="px-4 pb-2.5" />
    </PageHeader>
  );
});
