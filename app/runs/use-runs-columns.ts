"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import { type ColumnLayout, readLayout, writeLayout } from "./column-layout";

const PREFIX = "botarmy:columns:";
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The columns of a view, kept in this browser; `usual` are those that a saved view brings. */
export function useRunsColumns(view: string, usual: readonly string[]) {
  const stored = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(PREFIX + view),
    () => null,
  );
  const layout = useMemo(() => readLayout(stored === null ? usual : stored.split(",")), [stored, usual]);
  const setLayout = useCallback(
    (next: ColumnLayout | null) => {
      if (next === null) localStorage.removeItem(PREFIX + view);
      else localStorage.setItem(PREFIX + view, writeLayout(next).join(","));
      for (const listener of listeners) listener();
    },
    [view],
  );
  return { layout, setLayout, isOwn: stored !== null };
}
