"use client";

import { useCallback, useMemo, useState } from "react";
import { createStore, useStore } from "../_ui/store";
import type { Paper } from "./papers";
import { listSections, type Section } from "./sections";

/** A section of a paper and whether it was on the screen, or ticked by hand. */
export type ReadSection = Section & { isOpened: boolean };

export type Reading = {
  /** Papers whose end was never on the screen: they are approved only when it was (reliability.md 4.3.4). */
  unread: Paper[];
  markRead: (sha256: string) => void;
  /** It was read to its end in another form: raw, or as a difference. */
  markWhole: (paper: Paper) => void;
  sectionsOf: (paper: Paper) => ReadSection[];
  setOpened: (sha256: string, from: number, isOpened: boolean) => void;
  /** Sections of all papers that were not opened. */
  unopened: number;
};

/** What was opened of which text, by SHA-256 and the beginnings of sections; kept until the page is loaded anew. */
const opened = createStore<Readonly<Record<string, readonly number[]>>>({});

export function useReading(papers: readonly Paper[]): Reading {
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const known = useStore(opened);
  const sections = useMemo(
    () => new Map(papers.map(({ sha256, content }) => [sha256, listSections(content)])),
    [papers],
  );
  const markRead = useCallback(
    (sha256: string) => setRead((before) => (before.has(sha256) ? before : new Set(before).add(sha256))),
    [],
  );
  const sectionsOf = ({ sha256 }: Paper) =>
    (sections.get(sha256) ?? []).map((one) => ({
      ...one,
      isOpened: known[sha256]?.includes(one.from) ?? false,
    }));
  return {
    unread: papers.filter(({ sha256 }) => !read.has(sha256)),
    markRead,
    markWhole: (paper) => {
      for (const { from } of sectionsOf(paper)) setOpened(paper.sha256, from, true);
      markRead(paper.sha256);
    },
    sectionsOf,
    setOpened,
    unopened: papers.flatMap(sectionsOf).filter(({ isOpened }) => !isOpened).length,
  };
}

function setOpened(sha256: string, from: number, isOpened: boolean): void {
  const before = opened.get()[sha256] ?? [];
  if (before.includes(from) === isOpened) return;
  const after = isOpened ? [...before, from] : before.filter((one) => one !== from);
  opened.set({ ...opened.get(), [sha256]: after });
}
