"use client";

import type { ReactNode } from "react";
import { cn } from "../../_ui/cn";
import { type Tab, TabPanel, Tabs } from "../../_ui/tabs";
import { useShortcuts } from "../../_ui/use-shortcuts";
import { AlertStrip } from "./alerts/alert-strip";
import { CostTab } from "./cost/cost-tab";
import { DecisionsTab } from "./decisions/decisions-tab";
import { DocumentsTab } from "./documents/documents-tab";
import { EventsTab } from "./events/events-tab";
import { GraphTab } from "./graph/graph-tab";
import { HandoffsTab } from "./handoffs/handoffs-tab";
import { Inspector } from "./inspector/inspector";
import type { LiveRun } from "./live-run";
import { ReportTab } from "./report/report-tab";
import { hasInspector, type RunTab, useRunAddress } from "./run-address";
import { RunHeader } from "./run-header";
import { StepsTab } from "./steps/steps-tab";
import { TimelineTab } from "./timeline/timeline-tab";
import { usePast } from "./travel/past";
import { useSiblings } from "./use-siblings";

type RunBodyProps = { run: LiveRun; scrubber: ReactNode; onLive: () => void };

/** The run page once the run is known: header, alerts, the tabs, the inspector beside them, and the history below. */
export function RunBody({ run, scrubber, onLive }: RunBodyProps) {
  const { tab, stepKey, openTab } = useRunAddress();
  const tabs = listTabs(run);
  useSiblings(run.view.runId);
  useShortcuts(
    tabs.map(({ value, label }, at) => ({
      keys: String(at + 1),
      does: `Show ${label.toLowerCase()}`,
      group: "Run",
      run: () => openTab(value),
    })),
  );
  // The graph and the timeline have the whole width until something is selected.
  const isSplit = hasInspector(tab) && (tab === "steps" || stepKey !== null);
  // A request needs room for its documents beside the decision.
  const isPast = usePast() !== null;
  const isDeciding =
    !isPast && run.view.approvals.some((one) => one.stepKey === stepKey && one.status === "pending");
  return (
    <div className="lg:flex lg:h-dvh lg:flex-col print:block print:h-auto">
      <RunHeader view={run.view} onLive={onLive} />
      <AlertStrip view={run.view} />
      <div
        className={cn(
          "lg:grid lg:min-h-0 lg:flex-1 print:block",
          isSplit &&
            (isDeciding
              ? "lg:grid-cols-[minmax(0,1fr)_minmax(27rem,60%)]"
              : "lg:grid-cols-[minmax(0,1fr)_minmax(27rem,44%)]"),
        )}
      >
        <Tabs label="Parts of the run" tabs={tabs} value={tab} onChange={openTab}>
          <TabPanel value={tab} className="lg:overflow-y-auto print:overflow-visible">
            <Panel tab={tab} run={run} />
          </TabPanel>
        </Tabs>
        {isSplit && <Inspector run={run} />}
      </div>
      {scrubber}
    </div>
  );
}

function listTabs({ view }: LiveRun): (Tab<RunTab> & { label: string })[] {
  const documents = new Set(view.artifacts.map(({ name }) => name)).size;
  return [
    { value: "graph", label: "Graph" },
    { value: "timeline", label: "Timeline" },
    { value: "steps", label: "Steps", count: view.steps.length },
    { value: "events", label: "Events", count: view.seq },
    { value: "documents", label: "Documents", count: documents },
    { value: "decisions", label: "Decisions", count: view.approvals.length },
    { value: "cost", label: "Cost" },
    { value: "handoffs", label: "Handoffs", count: view.handoffs.length },
    { value: "report", label: "Report" },
  ];
}

function Panel({ tab, run }: { tab: RunTab; run: LiveRun }) {
  switch (tab) {
    case "graph":
      return <GraphTab run={run} />;
    case "timeline":
      return <TimelineTab run={run} />;
    case "steps":
      return <StepsTab run={run} />;
    case "documents":
      return <DocumentsTab view={run.view} />;
    case "events":
      return <EventsTab runId={run.view.runId} lastSeq={run.view.seq} news={run.news} />;
    case "decisions":
      return <DecisionsTab view={run.view} />;
    case "handoffs":
      return <HandoffsTab view={run.view} />;
    case "cost":
      return <CostTab view={run.view} />;
    case "report":
      return <ReportTab run={run} />;
  }
}
