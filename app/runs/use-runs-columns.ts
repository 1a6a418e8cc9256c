"use client";

import { useCallback, useSyncExternalStore } from "react";
import { type RunColumnId, readColumns } from "./run-columns";

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
  const columns = readColumns(stored === null ? usual : stored.split(","));
  const setColumns = useCallback(
    (next: readonly RunColumnId[] | null) => {
      if (next === null) localStorage.removeItem(PREFIX + view);
      else localStorage.setItem(PREFIX + view, next.join(","));
      for (const listener of listeners) listener();
    },
    [view],
  );
  return { columns, setColumns, isOwn: stored !== null };
}
