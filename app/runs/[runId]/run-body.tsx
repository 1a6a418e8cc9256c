"use client";

import { type ReactNode, useMemo } from "react";
import { cn } from "../../_ui/cn";
import { type Tab, TabPanel, Tabs } from "../../_ui/tabs";
import { useShortcuts } from "../../_ui/use-shortcuts";
import { AlertStrip } from "./alerts/alert-strip";
import { Inspector } from "./inspector/inspector";
import type { LiveRun } from "./live-run";
import { hasInspector, type RunTab, useRunAddress } from "./run-address";
import { RunHeader } from "./run-header";
import { RUN_PARTS } from "./run-parts";
import { usePast } from "./travel/past";
import { useSiblings } from "./use-siblings";

type RunBodyProps = { run: LiveRun; scrubber: ReactNode; onLive: () => void };

/** The run page once the run is known: header, alerts, the tabs, the inspector beside them, and the history below. */
export function RunBody({ run, scrubber, onLive }: RunBodyProps) {
  const { tab, stepKey, openTab } = useRunAddress();
  const tabs = useMemo(() => listTabs(run), [run]);
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
    <div className="flex min-h-[calc(100dvh-var(--bar-height))] flex-col lg:h-dvh lg:min-h-0 print:block print:h-auto print:min-h-0">
      {/* A report says by itself whose it is. */}
      <div className={cn("contents", tab === "report" && "print:hidden")}>
        <RunHeader view={run.view} onLive={onLive} />
      </div>
      <AlertStrip view={run.view} />
      <div
        className={cn(
          "flex-1 lg:grid lg:min-h-0 print:block",
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
  const { view, news } = run;
  switch (tab) {
    case "graph":
      return <RUN_PARTS.graph run={run} />;
    case "timeline":
      return <RUN_PARTS.timeline run={run} />;
    case "steps":
      return <RUN_PARTS.steps run={run} />;
    case "documents":
      return <RUN_PARTS.documents view={view} />;
    case "events":
      return <RUN_PARTS.events runId={view.runId} lastSeq={view.seq} news={news} />;
    case "decisions":
      return <RUN_PARTS.decisions view={view} />;
    case "handoffs":
      return <RUN_PARTS.handoffs view={view} />;
    case "cost":
      return <RUN_PARTS.cost view={view} />;
    case "report":
      return <RUN_PARTS.report run={run} />;
  }
}
