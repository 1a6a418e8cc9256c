"use client";

import { memo } from "react";
import type { LiveRun } from "../live-run";
import { useRunAddress } from "../run-address";
import { StepInspector } from "../run-parts";
import { findPlace } from "./inspected-place";
import { RunOverview } from "./run-overview";

/** Beside the steps: the one that is selected, else the run itself. Over the page on narrow screens. */
export const Inspector = memo(function Inspector({ run }: { run: LiveRun }) {
  const { stepKey } = useRunAddress();
  const place = stepKey === null ? null : findPlace(run, stepKey);
  if (!place) {
    return (
      <aside
        aria-label="About this run"
        className="border-l max-lg:border-t max-lg:border-l-0 lg:overflow-y-auto"
      >
        <RunOverview view={run.view} />
      </aside>
    );
  }
  return (
    <aside
      aria-label={`Step ${place.label}`}
      className="flex min-h-0 flex-col border-l bg-canvas max-lg:fixed max-lg:inset-x-0 max-lg:top-0 max-lg:bottom-(--bar-height) max-lg:z-30 max-lg:border-l-0 print:hidden"
    >
      <StepInspector key={place.key} run={run} place={place} />
    </aside>
  );
});
