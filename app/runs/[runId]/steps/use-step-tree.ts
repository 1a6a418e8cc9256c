"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { useShortcuts } from "../../../_ui/use-shortcuts";
import type { LiveRun } from "../live-run";
import { useRunAddress } from "../run-address";
import { ALL_CLOSED, ALL_OPEN, type Opening, pressRow, type RowFilter, showRows } from "./show-rows";
import { type TreeRow, treeSteps, withAttempts } from "./tree-steps";
import { useTreeAttempts } from "./use-tree-attempts";

/** A tree that begins with more rows than this has its items closed. */
const MANY = 400;

/** The tree of a run's steps: which rows are open, what is looked for, and the keys that change it. */
export function useStepTree({ view, state }: LiveRun) {
  const { attempts, withEarlier, loadEarlier } = useTreeAttempts(view);
  const steps = useMemo(() => treeSteps(view, state.begun), [view, state.begun]);
  const rows = useMemo(() => withAttempts(steps, attempts, withEarlier), [steps, attempts, withEarlier]);
  const [opening, setOpening] = useState<Opening>(() => openAtFirst(rows));
  const [filter, setFilter] = useState<RowFilter>({ text: "", errorsOnly: false });
  const searched = useDeferredValue(filter);
  const shown = useMemo(() => showRows(rows, opening, searched), [rows, opening, searched]);
  return {
    ...{ rows, shown, opening, filter, setFilter, loadEarlier },
    press: (id: string) => setOpening((before) => pressRow(before, id)),
    openAll: () => setOpening(ALL_OPEN),
    closeAll: () => setOpening(ALL_CLOSED),
    openTo: (level: number) => setOpening({ level, pressed: new Set() }),
  };
}

export type StepTree = ReturnType<typeof useStepTree>;

function openAtFirst(rows: readonly TreeRow[]): Opening {
  if (rows.length <= MANY) return ALL_OPEN;
  return {
    level: Number.POSITIVE_INFINITY,
    pressed: new Set(rows.filter(({ kind }) => kind === "item").map(({ id }) => id)),
  };
}

/** Keys of the tree; digits belong to it while the focus is in it, else to the tabs. */
export function useTreeKeys(tree: StepTree, scrollTo: (id: string) => void): void {
  const { stepKey, openStep } = useRunAddress();
  const { rows, shown } = tree;
  const steps = shown.flatMap((row) => (row.kind === "step" ? [row] : []));
  const at = steps.findIndex(({ key }) => key === stepKey);

  function walk(to: number) {
    const row = steps[Math.max(0, Math.min(steps.length - 1, to))];
    if (!row) return;
    openStep(row.key, "replace");
    scrollTo(row.id);
  }
  function toParent() {
    const row = rows.find((one) => one.kind !== "phase" && one.key === stepKey);
    const parent = rows.find(({ id }) => id === row?.parent);
    if (!parent) return;
    if (parent.kind === "block") openStep(parent.key, "replace");
    scrollTo(parent.id);
  }
  const step = { group: "Steps" };
  useShortcuts([
    { ...step, keys: "j", does: "Next step", run: () => walk(at + 1) },
    { ...step, keys: "k", does: "Previous step", run: () => walk(at === -1 ? 0 : at - 1) },
    { ...step, keys: "Escape", does: "Close the step", run: () => openStep(null, "replace") },
    { ...step, keys: "e", does: "Open all rows", run: tree.openAll },
    { ...step, keys: "w", does: "Close all rows", run: tree.closeAll },
    { ...step, keys: "t", does: "To the first row", run: () => shown[0] && scrollTo(shown[0].id) },
    { ...step, keys: "p", does: "To what it lies in", run: toParent },
  ]);
}
