"use client";

import { useShortcuts } from "../../../_ui/use-shortcuts";
import { useRunAddress } from "../run-address";
import type { OutlineGroup } from "./outline-steps";
import { stepRowId } from "./step-row";

/** `j` and `k` walk over the steps, `Esc` closes the one that is open. */
export function useStepKeys(groups: readonly OutlineGroup[], selected: string | null): void {
  const { openStep } = useRunAddress();
  const keys = groups.flatMap(({ rows }) => rows.filter(({ kind }) => kind === "step").map(({ key }) => key));
  const at = selected === null ? -1 : keys.indexOf(selected);

  function walk(to: number) {
    const key = keys[Math.max(0, Math.min(keys.length - 1, to))];
    if (key === undefined) return;
    openStep(key, "replace");
    document.getElementById(stepRowId(key))?.scrollIntoView({ block: "nearest" });
  }
  useShortcuts([
    { keys: "j", does: "Next step", group: "Run", run: () => walk(at + 1) },
    { keys: "k", does: "Previous step", group: "Run", run: () => walk(at === -1 ? 0 : at - 1) },
    { keys: "Escape", does: "Close the step", group: "Run", run: () => openStep(null, "replace") },
  ]);
}
