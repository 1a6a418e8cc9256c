"use client";

import { Printer } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../../_ui/button";
import { formatDuration } from "../../../_ui/format-time";
import { PlainText } from "../../../_ui/plain-text";
import { AbsoluteTime } from "../../../_ui/relative-time";
import { DocumentLinks } from "../document-links";
import type { LiveRun } from "../live-run";
import { ReportCost } from "./report-cost";
import { ReportDecisions } from "./report-decisions";
import { ReportTime } from "./report-time";

/** What became of the run, for somebody who was not there; printable. */
export function ReportTab({ run }: { run: LiveRun }) {
  const { view } = run;
  const { milestones, artifacts, workflow, startedAt, finishedAt, startedBy } = view;
  const accepted = artifacts.filter(({ isAccepted }) => isAccepted).map(({ artifactId }) => artifactId);
  return (
    <article aria-label="Report" className="mx-auto grid max-w-4xl gap-6 p-6 print:max-w-none print:p-0">
      <header className="flex flex-wrap items-start gap-4">
        <div className="grid min-w-0 flex-1 gap-1">
          <h2 className="font-semibold text-xl wrap-anywhere">
            <PlainText text={view.title} />
          </h2>
          <p className="text-ink-2 text-sm">
            {workflow.name}, version <span className="font-mono">{workflow.sha256.slice(0, 12)}</span>.
            Started by {startedBy.name}, <AbsoluteTime at={new Date(startedAt).toISOString()} />
            {finishedAt === null
              ? "; it has not ended yet."
              : `; took ${formatDuration(finishedAt - startedAt)}.`}
          </p>
          {view.reason && (
            <p className="text-base">
              <PlainText text={view.reason.sentence} />
            </p>
          )}
        </div>
        <Button onClick={() => window.print()} className="print:hidden">
          <Printer aria-hidden />
          Print
        </Button>
      </header>
      {milestones.length > 0 && (
        <Part title="Milestones">
          <ol className="divide-y divide-line rounded-lg border">
            {milestones.map(({ phase, at, artifactIds }) => (
              <li
                key={phase}
                className="grid gap-1 px-3 py-2 text-sm sm:grid-cols-[10rem_12rem_minmax(0,1fr)]"
              >
                <b className="font-medium">{phase}</b>
                <AbsoluteTime at={new Date(at).toISOString()} className="text-ink-2 text-xs leading-5" />
                <DocumentLinks view={view} artifactIds={artifactIds} none="No document." />
              </li>
            ))}
          </ol>
        </Part>
      )}
      <Part title="Decisions">
        <ReportDecisions view={view} />
      </Part>
      <Part title={finishedAt === null ? "Documents in use" : "Documents in use at the end"}>
        <DocumentLinks view={view} artifactIds={accepted} none="None." />
      </Part>
      <Part title="Cost">
        <ReportCost view={view} />
      </Part>
      <Part title="Where the time went">
        <ReportTime run={run} />
      </Part>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-2 break-inside-avoid-page">
      <h3 className="border-b pb-1 font-semibold text-base">{title}</h3>
      {children}
    </section>
  );
}
