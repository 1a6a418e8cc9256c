"use client";

import { X } from "lucide-react";
import { useLiveText } from "../../../_live/use-live-text";
import { IconButton } from "../../../_ui/icon-button";
import { PlainText } from "../../../_ui/plain-text";
import { StepBadge } from "../../../_ui/status-badge";
import { type Tab, TabPanel, Tabs } from "../../../_ui/tabs";
import { useShortcuts } from "../../../_ui/use-shortcuts";
import type { LiveRun } from "../live-run";
import { RerunButton } from "../rerun/rerun-button";
import { type InspectorPanel, useRunAddress } from "../run-address";
import { sayDoer } from "../steps/step-row";
import type { InspectedPlace } from "./inspected-place";
import { StepContext } from "./step-context";
import { StepDetails } from "./step-details";
import { StepLog } from "./step-log";
import { StepOverview } from "./step-overview";
import { StepTrace } from "./step-trace";
import { STEP_TITLE_ID } from "./use-focus-after-request";

const PANELS: (Tab<InspectorPanel> & { label: string; keys: string })[] = [
  { value: "overview", label: "Overview", keys: "o" },
  { value: "details", label: "Details", keys: "d" },
  { value: "context", label: "Given", keys: "x" },
  { value: "logs", label: "Log", keys: "l" },
  { value: "trace", label: "Model", keys: "m" },
];

export function StepInspector({ run, place }: { run: LiveRun; place: InspectedPlace }) {
  const { panel, openPanel, openStep } = useRunAddress();
  const { step, block } = place;
  useShortcuts(
    PANELS.map(({ value, label, keys }) => ({
      keys,
      does: `Step: ${label.toLowerCase()}`,
      group: "Run",
      run: () => openPanel(value),
    })),
  );
  return (
    <>
      <header className="flex items-center gap-2 border-b bg-surface px-4 py-2">
        <div className="min-w-0 flex-1">
          <h2 id={STEP_TITLE_ID} tabIndex={-1} className="truncate font-semibold outline-none">
            <PlainText text={place.label} />
          </h2>
          <p className="flex flex-wrap items-center gap-2 text-ink-2 text-xs">
            <Standing run={run} place={place} />
            {step && <span>{sayDoer(step)}</span>}
          </p>
        </div>
        {step && <RerunButton run={run} step={step} />}
        <IconButton label="Close the step" keys="Escape" icon={<X />} onClick={() => openStep(null)} />
      </header>
      <Tabs
        label="About the step"
        tabs={PANELS}
        value={panel}
        onChange={openPanel}
        className="flex-1 [&>[role=tablist]]:bg-surface"
      >
        <TabPanel value={panel} className="overflow-y-auto overscroll-contain">
          {panel === "overview" && <StepOverview run={run} place={place} />}
          {panel === "context" && <StepContext view={run.view} step={step} />}
          {panel === "details" && <StepDetails run={run} step={step} block={block} />}
          {panel === "logs" && <StepLog run={run} placeKey={place.key} />}
          {panel === "trace" && <StepTrace run={run} step={step} />}
        </TabPanel>
      </Tabs>
    </>
  );
}

function Standing({ run: { texts }, place: { key, step, block } }: { run: LiveRun; place: InspectedPlace }) {
  const isWriting = useLiveText(texts, key) !== null;
  const status = step?.status ?? block?.status;
  return status ? <StepBadge status={status} stage={step?.stage} isWriting={isWriting} kind="bare" /> : null;
}
