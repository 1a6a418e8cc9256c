"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ListTree } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { EmptyState } from "../../../_ui/empty-state";
import type { LiveRun } from "../live-run";
import { useRunAddress } from "../run-address";
import { findRequests } from "./find-requests";
import { roundOf } from "./round-of";
import { isRowOpen } from "./show-rows";
import { StepsToolbar } from "./steps-toolbar";
import { TreeLine } from "./tree-line";
import type { TreeRow } from "./tree-steps";
import { useStepTree, useTreeKeys } from "./use-step-tree";

/** Every step in order, by phase and block, with what moves in it at this moment; only rows in sight are drawn. */
export function StepsTab({ run }: { run: LiveRun }) {
  const { view, texts } = run;
  const tree = useStepTree(run);
  const { shown, opening, press, loadEarlier } = tree;
  const requestOf = useMemo(() => findRequests(view.approvals), [view.approvals]);
  const { stepKey, openStep } = useRunAddress();
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => box.current,
    getItemKey: (index) => shown[index]?.id ?? index,
    estimateSize: (index) => (shown[index]?.kind === "step" ? 54 : 29),
    overscan: 12,
  });
  const scrollTo = (id: string) => virtual.scrollToIndex(shown.findIndex((row) => row.id === id));
  useTreeKeys(tree, scrollTo);
  useFirstSight(shown, stepKey, scrollTo);
  if (tree.rows.length === 0) return <EmptyState icon={ListTree} title="This workflow has no steps" />;
  return (
    <section
      aria-label="Tree of steps"
      className="flex h-full flex-col max-lg:h-[75dvh]"
      onKeyDown={(event) => openByDigit(event, tree.openTo)}
    >
      <StepsToolbar tree={tree} />
      <div ref={box} className="@container min-h-0 flex-1 overflow-y-auto">
        <ol aria-label="Steps" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const row = shown[index];
            if (!row) return null;
            return (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                <TreeLine
                  row={row}
                  isOpen={isRowOpen(opening, row)}
                  round={roundOfRow(row, view.blocks)}
                  request={row.kind === "step" ? requestOf(row.step) : undefined}
                  texts={texts}
                  isSelected={row.kind !== "phase" && row.key === stepKey}
                  onSelect={openStep}
                  onPress={press}
                  onEarlier={loadEarlier}
                />
              </li>
            );
          })}
        </ol>
        {shown.length === 0 && <EmptyState icon={ListTree} title="No step fits the filter" />}
      </div>
    </section>
  );
}

function roundOfRow(row: TreeRow, blocks: LiveRun["view"]["blocks"]): number {
  const done = row.kind === "step" ? row.step : row.kind === "attempt" ? row.attempt : null;
  return done ? roundOf(done, blocks) : 1;
}

/** While the focus is in the tree a digit opens it so many levels deep. */
function openByDigit(event: KeyboardEvent, openTo: (level: number) => void): void {
  const isTyping = event.target instanceof HTMLInputElement && event.target.type === "search";
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !/^\d$/.test(event.key)) return;
  event.preventDefault();
  openTo(Number(event.key));
}

const OVER = new Set(["completed", "skipped", "cancelled", "unreached"]);

/** Opens a long list at the step that is selected, or at the first that moves. Later the list stays where it is. */
function useFirstSight(
  rows: readonly TreeRow[],
  selected: string | null,
  scrollTo: (id: string) => void,
): void {
  const isSeen = useRef(false);
  useEffect(() => {
    if (isSeen.current) return;
    isSeen.current = true;
    const found = rows.find((row) =>
      selected === null
        ? row.kind === "step" && !OVER.has(row.step.stage)
        : row.kind === "step" && row.key === selected,
    );
    if (found) scrollTo(found.id);
  });
}
