"use client";

import { useState } from "react";
import { announce } from "../_ui/announcer";
import { countOf } from "../_ui/count-of";
import { showToast } from "../_ui/toast";
import type { QueueRow } from "./merge-queue";
import { whyNotTogether } from "./selection";

export type Selection = {
  chosen: readonly QueueRow[];
  isChosen: (id: string) => boolean;
  /** Why a row cannot be added; null when it can. */
  whyNot: (row: QueueRow) => string | null;
  toggle: (row: QueueRow) => void;
  clear: () => void;
};

/** The requests that are to be decided together; those that were decided meanwhile fall out by themselves. */
export function useSelection(rows: readonly QueueRow[] | undefined): Selection {
  const [ids, setIds] = useState<readonly string[]>([]);
  const chosen = (rows ?? []).filter(
    (row) => ids.includes(row.id) && row.status === "pending" && !row.isGone,
  );
  const whyNot = (row: QueueRow) => whyNotTogether(row, chosen);
  return {
    chosen,
    isChosen: (id) => chosen.some((row) => row.id === id),
    whyNot,
    toggle: (row) => {
      const isChosen = chosen.some(({ id }) => id === row.id);
      const reason = isChosen ? null : whyNot(row);
      if (reason) return showToast(reason);
      announce(`${countOf(chosen.length + (isChosen ? -1 : 1), "request")} selected`);
      setIds((before) => (isChosen ? before.filter((id) => id !== row.id) : [...before, row.id]));
    },
    clear: () => setIds([]),
  };
}
