"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { RunView } from "#workflows/run/run-view";
import { useTRPC } from "../../_trpc/trpc";
import { formatCost } from "../../_ui/format-cost";
import { RelativeTime } from "../../_ui/relative-time";
import { TickingDuration } from "../../_ui/ticking-duration";
import type { RunItem } from "../run-item";
import { usePeopleTime } from "../use-people-time";
import { useRunLimit } from "./cost/use-run-limit";
import { usePast } from "./travel/past";

/** Figures of the run: how long, how far, what it cost. */
export function RunFacts({ view }: { view: RunView }) {
  const { startedAt, finishedAt, progress, startedBy, forkedFrom } = view;
  const isPast = usePast() !== null;
  const listed = useListed(view.runId);
  return (
    <dl className="flex flex-wrap max-md:hidden items-center gap-x-4 gap-y-0.5 text-ink-2 text-xs tabular-nums">
      <Fact name="Started">
        <RelativeTime at={new Date(startedAt).toISOString()} /> by {startedBy.name}
      </Fact>
      {forkedFrom && (
        <Fact name="Forked from">
          <Link
            href={`/runs/${forkedFrom.runId}?at=${forkedFrom.seq}`}
            className="underline decoration-line-strong underline-offset-2 hover:text-ink"
          >
            event {forkedFrom.seq} of another run
          </Link>
        </Fact>
      )}
      <Fact name={finishedAt === null ? "Elapsed" : "Took"}>
        <TickingDuration from={startedAt} to={finishedAt} />
        {!isPast && listed && <PeopleTime run={listed} />}
      </Fact>
      <Fact name="Steps">
        {progress.done}/{progress.total}
      </Fact>
      {!isPast && listed && <RunCost run={listed} />}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex gap-1">
      <dt className="text-ink-3">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Money and the time of people are counted in the database and are in no event; hints of the list keep them fresh. */
function useListed(runId: string): RunItem | undefined {
  const trpc = useTRPC();
  return useQuery(trpc.runs.list.queryOptions({ ids: [runId], limit: 1 })).data?.items[0];
}

function PeopleTime({ run }: { run: RunItem }) {
  const time = usePeopleTime(run);
  return time === "" ? null : <span title="Of it people were waited for so long">, people {time}</span>;
}

function RunCost({ run: { project, cost } }: { run: RunItem }) {
  const limit = useRunLimit(project)?.cost ?? null;
  return (
    <Fact name="Cost">
      {formatCost(cost)}
      {limit !== null && <span className="text-ink-3"> of {formatCost(limit)}</span>}
    </Fact>
  );
}
