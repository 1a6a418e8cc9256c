"use client";

import { useEffect, useState } from "react";
import type { QueueRow } from "./merge-queue";
import { keepSeen, newsOf, readSeen, type SeenRequests } from "./seen-requests";

/** Tells which rows are new or changed since the person opened them; the open one is known as it is. */
export function useSeen(open: QueueRow | undefined): (row: QueueRow) => "new" | "changed" | "known" {
  const [seen, setSeen] = useState<SeenRequests>(() =>
    typeof localStorage === "undefined" ? new Map() : readSeen(localStorage),
  );
  useEffect(() => {
    if (open) setSeen(keepSeen(localStorage, open));
  }, [open]);
  return (row) => (row.id === open?.id ? "known" : newsOf(row, seen));
}
