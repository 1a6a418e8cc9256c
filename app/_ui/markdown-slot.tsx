"use client";

import { createContext, type ReactNode, useContext } from "react";

/** What the page puts between the blocks of a document, after the block that holds the place of its source. */
export type MarkdownInsert = { at: number; node: ReactNode };

export const MarkdownInserts = createContext<readonly MarkdownInsert[]>([]);

/** The place of one insert; nothing of the document gets here, which has no such elements after sanitising. */
export function MarkdownSlot({ number }: { number: number }) {
  const insert = useContext(MarkdownInserts)[number];
  return insert ? insert.node : null;
}
