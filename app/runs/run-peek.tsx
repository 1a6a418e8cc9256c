"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import Link from "next/link";
import { Loaded } from "../_trpc/loaded";
import { useTRPC } from "../_trpc/trpc";
import { Button } from "../_ui/button";
import { countOf } from "../_ui/count-of";
import { formatCost } from "../_ui/format-cost";
import { Keys } from "../_ui/keys";
import { PlainText } from "../_ui/plain-text";
import { RelativeTime } from "../_ui/relative-time";
import { RunBadge, StepBadge } from "../_ui/status-badge";
import type { RunItem } from "./run-item";
import { RunProgress } from "./run-progress";
import { RunTags } from "./run-tags";
import { RunTime } from "./run-time";
import { RunWaiting } from "./run-waiting";

/** Of more one opens the run. */
const MOST_STEPS = 100;

type RunPeekProps = { run: RunItem; ownerName: string; onClose: () => void };

/** A run beside the list, without leaving it. */
export function RunPeek({ run, ownerName, onClose }: RunPeekProps) {
  const trpc = useTRPC();
  const detail = useQuery(trpc.runs.get.queryOptions({ runId: run.id }));
  return (
    <aside
      aria-label={`Run ${run.title}`}
      className="sticky top-(--header-height) hidden h-[calc(100dvh-var(--header-height))] w-96 shrink-0 self-start overflow-y-auto border-l bg-surface p-4 text-sm lg:grid lg:content-start lg:gap-4 print:hidden"
    >
      <header className="grid gap-2">
        <div className="flex items-start gap-2">
          <h2 className="min-w-0 flex-1 font-semibold text-base [overflow-wrap:anywhere]">
            <PlainText text={run.title} />
          </h2>
          <Button tone="quiet" size="sm" aria-label="Close" className="w-7 px-0" onClick={onClose}>
            <X aria-hidden />
          </Button>
        </div>
        <RunBadge
          status={run.status}
          reason={run.reason}
          waiting={run.waiting}
          className="justify-self-start"
        />
        <RunWaiting run={run} />
      </header>
      <RunProgress run={run} />
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3 gap-y-1 [&_dt]:text-ink-3">
        <dt>Workflow</dt>
        <dd>{run.workflowId}</dd>
        <dt>Started</dt>
        <dd>
          <RelativeTime at={run.startedAt} /> by <PlainText text={ownerName} />
        </dd>
        <dt>Duration</dt>
        <dd>
          <RunTime run={run} />
        </dd>
        {run.tags.length > 0 && (
          <>
            <dt>Tags</dt>
            <dd>
              <RunTags tags={run.tags} />
            </dd>
          </>
        )}
        <dt>Cost</dt>
        <dd className="tabular-nums">{formatCost(run.cost)}</dd>
      </dl>
      <Loaded query={detail} loading="Loading its steps…" rows={4}>
        {({ steps }) => (
          <ol className="grid gap-1" aria-label="Steps">
            {steps.slice(0, MOST_STEPS).map((step) => (
              <li key={`${step.stepKey} ${step.iteration}`} className="flex items-center gap-2">
                <StepBadge status={step.status} stage={step.stage} kind="icon" />
                <span className="min-w-0 truncate">
                  <PlainText text={step.label} />
                </span>
              </li>
            ))}
            {steps.length > MOST_STEPS && (
              <li className="text-ink-3">and {countOf(steps.length - MOST_STEPS, "more step")}</li>
            )}
          </ol>
        )}
      </Loaded>
      <Button asChild tone="primary">
        <Link href={`/runs/${run.id}`}>
          Open the run <Keys keys="Enter" />
        </Link>
      </Button>
    </aside>
  );
}
