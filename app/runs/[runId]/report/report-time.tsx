"use client";

import { useMemo } from "react";
import { FaultState } from "../../../_trpc/fault-state";
import { formatDuration } from "../../../_ui/format-time";
import { Loading } from "../../../_ui/loading";
import { Bar } from "../../../_ui/phase-progress";
import { PlainText } from "../../../_ui/plain-text";
import { useServerClock } from "../../../_ui/server-clock";
import type { Tone } from "../../../_ui/state-look";
import type { LiveRun } from "../live-run";
import { foldTimeline, type Stretch, sumStretches } from "../timeline/fold-timeline";
import { sumBySteps } from "./sum-by-steps";

const KINDS: { kind: Stretch["kind"]; name: string; tone: Tone }[] = [
  { kind: "work", name: "Agents at work", tone: "running" },
  { kind: "wait", name: "People asked", tone: "waiting" },
  { kind: "queue", name: "Waiting for a worker", tone: "idle" },
  { kind: "pause", name: "Between attempts", tone: "idle" },
];

/** The time of machines and people, and the steps that took most of it. Things at once count each. */
export function ReportTime({ run: { view, read } }: { run: LiveRun }) {
  const { history, readSeq, error, retry } = read;
  const seq = Math.min(view.seq, readSeq);
  const rows = useMemo(() => foldTimeline(history.events.slice(0, seq)), [history, seq]);
  const clock = useServerClock((now) => Math.floor(now / 10_000) * 10_000);
  if (error && readSeq === 0) return <FaultState error={error} onRetry={retry} />;
  if (readSeq < view.seq) return <Loading text={`Reading the history, ${readSeq} events so far…`} rows={3} />;
  const now = view.finishedAt ?? Math.max(clock, history.momentAt(seq) ?? 0);
  const sums = sumStretches(rows, now);
  const all = Math.max(1, ...Object.values(sums));
  const labels = new Map(view.steps.map(({ stepKey, label }) => [stepKey, label]));
  return (
    <div className="grid gap-4 text-sm">
      <dl className="grid gap-2">
        {KINDS.map(({ kind, name, tone }) => (
          <div key={kind} className="grid grid-cols-[11rem_6rem_minmax(0,1fr)] items-center gap-3">
            <dt>{name}</dt>
            <dd className="text-right tabular-nums">{formatDuration(sums[kind])}</dd>
            <dd aria-hidden>
              <Bar percent={(100 * sums[kind]) / all} tone={tone} />
            </dd>
          </div>
        ))}
      </dl>
      <table className="w-full tabular-nums">
        <caption className="pb-1 text-left text-ink-2 text-xs">The steps that took longest</caption>
        <thead className="text-ink-2 text-xs">
          <tr>
            <th scope="col" className="py-1 text-left font-medium">
              Step
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              Attempts
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              Agents
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              People
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {sumBySteps(rows, now)
            .slice(0, 10)
            .map(({ stepKey, attempts, work, wait }) => (
              <tr key={stepKey}>
                <th scope="row" className="py-1 text-left font-normal">
                  <PlainText text={labels.get(stepKey) ?? stepKey} />
                </th>
                <td className="py-1 text-right">{attempts}</td>
                <td className="py-1 text-right">{formatDuration(work)}</td>
                <td className="py-1 text-right">{wait === 0 ? "" : formatDuration(wait)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
