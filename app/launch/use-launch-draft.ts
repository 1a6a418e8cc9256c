"use client";

import { useCallback, useState } from "react";
import { EMPTY_DRAFT, LaunchDraft } from "./launch-draft";

const PREFIX = "botarmy:launch:";

/** What was typed for a workflow, kept in this tab over a reload until the run has started. */
export function useLaunchDraft(workflow: string) {
  const place = PREFIX + workflow;
  const [draft, setDraft] = useState(() => readStored(place));
  const change = useCallback(
    (changes: Partial<LaunchDraft>) =>
      setDraft((before) => {
        const next = { ...before, ...changes };
        sessionStorage.setItem(place, JSON.stringify(next));
        return next;
      }),
    [place],
  );
  const forget = useCallback(() => sessionStorage.removeItem(place), [place]);
  return { draft, change, forget };
}

function readStored(place: string): LaunchDraft {
  if (typeof sessionStorage === "undefined") return EMPTY_DRAFT;
  const stored = sessionStorage.getItem(place);
  if (stored === null) return EMPTY_DRAFT;
  const parsed = LaunchDraft.safeParse(JSON.parse(stored));
  return parsed.success ? parsed.data : EMPTY_DRAFT;
}
