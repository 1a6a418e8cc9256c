"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { showToast } from "../_ui/toast";
import { useShortcuts } from "../_ui/use-shortcuts";
import type { RunItem } from "./run-item";
import type { RunOrder } from "./run-order";

/** What was pressed while the runs were looked up: done as soon as they are there. */
export type HeldKeys = { steps: (1 | -1)[]; isOpening: boolean };

type RunKeys = {
  runs: readonly RunItem[];
  /** Whether `runs` are those that the address asks for, and not still those of before, or none yet. */
  isFound: () => boolean;
  held: RefObject<HeldKeys>;
  /** Brings a row into view, so that it can take the focus. */
  reveal: (index: number) => void;
  onToggle: (id: string) => void;
  onAdd: (ids: readonly string[]) => void;
  onSelectPage: () => void;
  onPeek: (id: string) => void;
  onMove: (id: string) => void;
  /** For what is selected; else for the run that has the focus, if there is one. Undefined: nobody may. */
  onOrder: ((order: RunOrder, focusedId: string | null) => void) | undefined;
};

/** Walks over the rows with `j` and `k`: the focus goes along, so that Enter opens the run as any link. */
export function useRunKeys({ runs, isFound, held, reveal, ...does }: RunKeys): void {
  const lastId = useRef<string | null>(null);
  const current = () => focusedRunId() ?? lastId.current;
  const onFocused = (act: (id: string) => void) => {
    const id = current();
    if (id !== null) act(id);
  };

  function walk(step: 1 | -1): [string | null, string | null] {
    const before = current();
    if (!isFound()) {
      hold(step);
      return [before, null];
    }
    const at = runs.findIndex(({ id }) => id === before);
    const index = at === -1 ? 0 : Math.max(0, Math.min(runs.length - 1, at + step));
    const next = runs[index];
    if (!next) return [before, null];
    lastId.current = next.id;
    reveal(index);
    focusRow(next.id);
    does.onMove(next.id);
    return [before, next.id];
  }
  const hold = useHeldKeys(isFound(), held, walk, () => {
    if (lastId.current !== null) rowOf(lastId.current)?.querySelector("a")?.click();
  });
  function extend(step: 1 | -1) {
    does.onAdd(walk(step).filter((id) => id !== null));
  }
  const order = (wanted: RunOrder) => does.onOrder?.(wanted, current());
  useShortcuts([
    { keys: "j", does: "Next run; Enter opens it", group: "Runs", run: () => walk(1) },
    { keys: "k", does: "Previous run", group: "Runs", run: () => walk(-1) },
    {
      keys: "Space",
      does: "Look at the run beside the list",
      group: "Runs",
      run: () => onFocused(does.onPeek),
    },
    { keys: ".", does: "What can be done with the run", group: "Runs", run: () => onFocused(openMenu) },
    { keys: "y", does: "Copy the run's id", group: "Runs", run: () => onFocused((id) => void copy(id)) },
    { keys: "x", does: "Select the run", group: "Runs", run: () => onFocused(does.onToggle) },
    { keys: "Shift+j", does: "Select this run and the next", group: "Runs", run: () => extend(1) },
    { keys: "Shift+k", does: "Select this run and the one before", group: "Runs", run: () => extend(-1) },
    {
      keys: "Mod+a",
      does: "Select all runs shown",
      group: "Runs",
      restsInFields: true,
      run: does.onSelectPage,
    },
  ]);
  useShortcuts(
    does.onOrder === undefined
      ? []
      : [
          {
            keys: "c",
            does: "Cancel what is selected, or the run",
            group: "Runs",
            run: () => order("cancel"),
          },
          { keys: "r", does: "Retry what is selected, or the run", group: "Runs", run: () => order("retry") },
        ],
  );
}

/** Holds what is pressed before the runs are found, and does it then: the steps, and Enter after them. */
function useHeldKeys(
  isFound: boolean,
  held: RefObject<HeldKeys>,
  walk: (step: 1 | -1) => void,
  open: () => void,
): (step: 1 | -1) => void {
  const [isHolding, setHolding] = useState(false);
  useEffect(() => {
    if (!isFound) return;
    const { steps, isOpening } = held.current;
    held.current = { steps: [], isOpening: false };
    setHolding(false);
    for (const step of steps) walk(step);
    if (isOpening) open();
  });
  const holdEnter = () => {
    held.current.isOpening = held.current.steps.length > 0;
  };
  useShortcuts(
    isFound && !isHolding
      ? []
      : [{ keys: "Enter", does: "Open the run once it is found", group: "Runs", run: holdEnter }],
  );
  return (step) => {
    held.current.steps.push(step);
    setHolding(true);
  };
}

function focusedRunId(): string | null {
  return document.activeElement?.closest<HTMLElement>("[data-run-id]")?.dataset.runId ?? null;
}

function rowOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-run-id="${id}"]`);
}

/** A row far away is drawn first. */
function focusRow(id: string, tries = 5): void {
  const link = rowOf(id)?.querySelector("a");
  if (link) link.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusRow(id, tries - 1));
}

function openMenu(id: string): void {
  rowOf(id)?.querySelector<HTMLElement>("[data-run-menu]")?.focus();
  const menu = rowOf(id)?.querySelector("[data-run-menu]");
  menu?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
}

async function copy(id: string): Promise<void> {
  await navigator.clipboard.writeText(id);
  showToast("The run's id is copied", { text: id });
}
