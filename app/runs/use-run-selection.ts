"use client";

import { useCallback, useState } from "react";
import type { RunItem } from "./run-item";

/** Which runs are selected: some by their ids, or all that fit the filter. */
export type RunSelection = { ids: ReadonlySet<string>; isAll: boolean };

const NOTHING: RunSelection = { ids: new Set(), isAll: false };

export function useRunSelection() {
  const [selection, setSelection] = useState(NOTHING);
  const toggle = useCallback(
    (id: string) =>
      setSelection(({ ids }) => {
        const next = new Set(ids);
        if (!next.delete(id)) next.add(id);
        return { ids: next, isAll: false };
      }),
    [],
  );
  const add = useCallback(
    (added: readonly string[]) =>
      setSelection(({ ids }) => ({ ids: new Set([...ids, ...added]), isAll: false })),
    [],
  );
  return {
    selection,
    toggle,
    add,
    selectPage: (runs: readonly RunItem[]) =>
      setSelection({ ids: new Set(runs.map(({ id }) => id)), isAll: false }),
    selectAll: () => setSelection(({ ids }) => ({ ids, isAll: true })),
    clear: useCallback(() => setSelection(NOTHING), []),
  };
}
