import { Bar } from "../_ui/phase-progress";
import { lookOfRun } from "../_ui/state-look";
import type { RunItem } from "./run-item";

/** How far a run is: steps done, and the phase it is in. */
export function RunProgress({ run }: { run: RunItem }) {
  const { done, total, percent, phase } = run.progress;
  return (
    <span className="grid gap-1">
      <span className="flex justify-between gap-2 text-ink-2 text-xs tabular-nums">
        <span className="truncate">{phase ?? ""}</span>
        <span>
          {done}/{total}
          <span className="sr-only"> steps done</span>
        </span>
      </span>
      <Bar percent={percent} tone={lookOfRun(run).tone} />
    </span>
  );
}
