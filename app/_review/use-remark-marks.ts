"use client";

import { type RefObject, useEffect } from "react";
import { blockOf, markBlocks } from "./find-passage";
import type { Remarks } from "./use-remarks";

/** Keeps the passages that are spoken about marked, also in parts of the text that are shown later. */
export function useRemarkMarks(
  pane: RefObject<HTMLElement | null>,
  { pending, writing }: Pick<Remarks, "pending" | "writing">,
): void {
  const target = writing?.passage ?? null;
  useEffect(() => {
    const { current } = pane;
    if (!current) return;
    const mark = () => markBlocks(current, pending, target);
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(current, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [pane, pending, target]);
  // Where the comment is written takes room away from what it is about.
  useEffect(() => {
    const block = pane.current && target && blockOf(pane.current, target);
    block?.scrollIntoView({ block: "nearest" });
  }, [pane, target]);
}
