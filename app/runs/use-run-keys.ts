"use client";

import { useRef } from "react";
import { showToast } from "../_ui/toast";
import { useShortcuts } from "../_ui/use-shortcuts";
import type { RunItem } from "./run-item";

/** Walks over the rows with `j` and `k`: the focus goes along, so that Enter opens the run as any link. */
export function useRunKeys(runs: readonly RunItem[]): void {
  const lastId = useRef<string | null>(null);

  function walk(step: 1 | -1) {
    const at = runs.findIndex(({ id }) => id === (focusedRunId() ?? lastId.current));
    const next = runs[at === -1 ? 0 : Math.max(0, Math.min(runs.length - 1, at + step))];
    if (!next) return;
    lastId.current = next.id;
    const row = document.querySelector(`[data-run-id="${next.id}"]`);
    row?.querySelector("a")?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  }
  async function copy() {
    const id = focusedRunId();
    if (id === undefined) return;
    await navigator.clipboard.writeText(id);
    showToast("The run's id is copied", { text: id });
  }
  useShortcuts([
    { keys: "j", does: "Next run; Enter opens it", group: "Runs", run: () => walk(1) },
    { keys: "k", does: "Previous run", group: "Runs", run: () => walk(-1) },
    { keys: "y", does: "Copy the run's id", group: "Runs", run: () => void copy() },
  ]);
}

function focusedRunId(): string | undefined {
  return document.activeElement?.closest<HTMLElement>("[data-run-id]")?.dataset.runId;
}
