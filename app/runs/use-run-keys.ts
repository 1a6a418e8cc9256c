"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { announce } from "../_ui/announcer";
import { showToast } from "../_ui/toast";
import { useShortcuts } from "../_ui/use-shortcuts";
import type { RunItem } from "./run-item";

/** Moves a mark over the runs with the keyboard, opens the marked one or copies its id; answers it. */
export function useRunKeys(runs: readonly RunItem[]): RunItem | undefined {
  const router = useRouter();
  const [markedId, setMarkedId] = useState<string | null>(null);
  const at = runs.findIndex(({ id }) => id === markedId);
  const marked = runs[at];

  function mark(next: number) {
    const run = runs[Math.max(0, Math.min(runs.length - 1, next))];
    if (!run) return;
    setMarkedId(run.id);
    announce(run.title);
    document.getElementById(rowId(run.id))?.scrollIntoView({ block: "nearest" });
  }
  async function copy() {
    if (!marked) return;
    await navigator.clipboard.writeText(marked.id);
    showToast("The run's id is copied", { text: marked.id });
  }
  useShortcuts([
    { keys: "j", does: "Next run", group: "Runs", run: () => mark(at + 1) },
    { keys: "k", does: "Previous run", group: "Runs", run: () => mark(at - 1) },
    {
      keys: "Enter",
      does: "Open the run",
      group: "Runs",
      run: () => marked && router.push(`/runs/${marked.id}`),
    },
    { keys: "y", does: "Copy the run's id", group: "Runs", run: () => void copy() },
  ]);
  return marked;
}

export function rowId(runId: string): string {
  return `run-${runId}`;
}
