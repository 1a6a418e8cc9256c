"use client";

import { useEffect, useRef } from "react";
import type { StepOfRun } from "./outline-steps";
import { stepRowId } from "./step-row";

/** Opens a long list at the step that is selected, or at the first that moves. Later the list stays where it is. */
export function useFirstSight(steps: readonly StepOfRun[], selected: string | null): void {
  const isSeen = useRef(false);
  useEffect(() => {
    if (isSeen.current) return;
    isSeen.current = true;
    const moving = steps.find(({ stage }) => stage !== "unreached" && !OVER.has(stage));
    const key = selected ?? moving?.stepKey;
    if (key !== undefined) document.getElementById(stepRowId(key))?.scrollIntoView({ block: "nearest" });
  }, [steps, selected]);
}

const OVER = new Set<StepOfRun["stage"]>(["completed", "skipped", "cancelled"]);
