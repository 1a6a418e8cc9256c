"use client";

import { formatCost } from "../../../_ui/format-cost";
import { Bar } from "../../../_ui/phase-progress";
import type { Tone } from "../../../_ui/state-look";
import { useRunLimit } from "./use-run-limit";

type CostLimitProps = { project: string; used: number; tokens: number };

/** What was used of what a run of the project may use (product.md 5). */
export function CostLimit({ project, used, tokens }: CostLimitProps) {
  const limits = useRunLimit(project);
  return (
    <dl className="grid gap-3 sm:grid-cols-2">
      <Used name="Money" used={used} limit={limits?.cost ?? null} write={formatCost} />
      <Used
        name="Tokens"
        used={tokens}
        limit={limits?.tokens ?? null}
        write={(count) => count.toLocaleString("en")}
      />
    </dl>
  );
}

type UsedProps = { name: string; used: number; limit: number | null; write: (amount: number) => string };

function Used({ name, used, limit, write }: UsedProps) {
  const percent = limit === null || limit === 0 ? 0 : (100 * used) / limit;
  return (
    <div className="grid gap-1.5 rounded-lg border bg-surface p-3">
      <dt className="text-ink-2 text-xs">{name}</dt>
      <dd className="font-semibold text-lg tabular-nums">
        {write(used)}
        <span className="font-normal text-ink-2 text-sm">
          {limit === null ? " of no limit" : ` of ${write(limit)} for a run`}
        </span>
      </dd>
      {limit !== null && <Bar percent={percent} tone={toneOf(percent)} />}
    </div>
  );
}

/** A warning comes at 80 percent (product.md 5). */
function toneOf(percent: number): Tone {
  if (percent >= 100) return "failed";
  return percent >= 80 ? "waiting" : "done";
}
