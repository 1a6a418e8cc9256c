"use client";

import { ListTree } from "lucide-react";
import { useMemo } from "react";
import { EmptyState } from "../../../_ui/empty-state";
import type { LiveRun } from "../live-run";
import { useRunAddress } from "../run-address";
import { BlockRow } from "./block-row";
import { findRequests } from "./find-requests";
import { type OutlineGroup, outlineSteps } from "./outline-steps";
import { StepRow } from "./step-row";
import { useFirstSight } from "./use-first-sight";
import { useStepKeys } from "./use-step-keys";

/** Every step in order, by phase, with what moves in it at this moment. */
export function StepsTab({ run: { view, texts } }: { run: LiveRun }) {
  const groups = useMemo(() => outlineSteps(view), [view]);
  const requestOf = useMemo(() => findRequests(view.approvals), [view.approvals]);
  const { stepKey, openStep } = useRunAddress();
  useStepKeys(groups, stepKey);
  useFirstSight(view.steps, stepKey);
  if (groups.length === 0) return <EmptyState icon={ListTree} title="This workflow has no steps" />;
  return (
    <div className="@container pb-6">
      {groups.map((group) => (
        <section key={group.key} aria-label={group.phase?.name ?? "Steps"}>
          <PhaseLine phase={group.phase} />
          <ul>
            {group.rows.map((row) => (
              <li key={row.key}>
                {row.kind === "block" ? (
                  <BlockRow row={row} isSelected={row.key === stepKey} onSelect={openStep} />
                ) : (
                  <StepRow
                    step={row.step}
                    depth={row.depth}
                    request={requestOf(row.step)}
                    texts={texts}
                    isSelected={row.key === stepKey}
                    onSelect={openStep}
                  />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function PhaseLine({ phase }: { phase: OutlineGroup["phase"] }) {
  if (!phase) return null;
  return (
    <h2 className="flex justify-between border-b bg-sunken px-4 py-1.5 font-medium text-ink-2 text-xs">
      {phase.name}
      <span className="text-ink-3 tabular-nums">{phase.percent} %</span>
    </h2>
  );
}
