"use client";

import { useCallback, useState } from "react";
import type { Paper } from "./papers";

export type Reading = {
  /** Papers whose end was never on the screen: they are approved only when it was (reliability.md 4.3.4). */
  unread: Paper[];
  markRead: (sha256: string) => void;
};

export function useReading(papers: readonly Paper[]): Reading {
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const markRead = useCallback(
    (sha256: string) => setRead((before) => (before.has(sha256) ? before : new Set(before).add(sha256))),
    [],
  );
  return { unread: papers.filter(({ sha256 }) => !read.has(sha256)), markRead };
}
