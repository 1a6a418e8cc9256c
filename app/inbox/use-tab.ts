"use client";

import { useState } from "react";
import { useInboxCounts } from "../_trpc/use-inbox-counts";
import { type InboxTab, usualTab } from "./inbox-address";

/** The open tab: the one of the address, else the one that fitted when the inbox was opened; null until that is known. */
export function useTab(wanted: InboxTab | null): InboxTab | null {
  const counts = useInboxCounts();
  const [usual, setUsual] = useState<InboxTab | null>(null);
  if (usual === null && counts) setUsual(usualTab(counts));
  return wanted ?? usual;
}
