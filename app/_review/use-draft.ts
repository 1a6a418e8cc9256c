"use client";

import { useEffect, useRef, useState } from "react";
import {
  type Draft,
  draftKey,
  dropOldDrafts,
  EMPTY_DRAFT,
  isEmptyDraft,
  keepDraft,
  readDraft,
} from "./draft";

const KEEP_AFTER_MS = 300;

export type KeptDraft = {
  draft: Draft;
  /** Writes parts of it, or what follows from it as it is by then. */
  write: (change: DraftChange) => void;
  setComment: (comment: string) => void;
  /** The amended text of a document; null forgets it. */
  setText: (name: string, text: string | null) => void;
  /** Forgets what went out with a decision, or was for one. */
  clear: () => void;
  /** Something was written since the request was opened, and stands. */
  isBegun: boolean;
  /** False when the browser refused to keep it. */
  isKept: boolean;
};

type DraftChange = Partial<Draft> | ((draft: Draft) => Partial<Draft>);

/** What a person writes about a request, kept in this browser until it is sent. */
export function useDraft(approvalId: string, contentSha256: string | null): KeptDraft {
  const key = draftKey(approvalId, contentSha256);
  const [{ of, draft }, setHeld] = useState(() => ({ of: key, draft: readDraft(localStorage, key) }));
  const [openedAt] = useState(draft.at);
  const isKept = useKeeping(of, draft);
  if (of !== key) setHeld({ of: key, draft: movedDraft(key, draft) });
  const write = (change: DraftChange) =>
    setHeld((held) => {
      const next = typeof change === "function" ? change(held.draft) : change;
      return { ...held, draft: { ...held.draft, ...next, at: Date.now() } };
    });
  return {
    draft,
    write,
    setComment: (comment) => write({ comment }),
    setText: (name, text) =>
      write(({ texts: { [name]: _, ...others } }) => ({
        texts: text === null ? others : { ...others, [name]: text },
      })),
    clear: () => write(({ note }) => ({ ...EMPTY_DRAFT, note })),
    isBegun: draft.at > openedAt && !isEmptyDraft(draft),
    isKept,
  };
}

/** When the text under review changes, the words go along; an amended text stays with what it was made of. */
function movedDraft(key: string, draft: Draft): Draft {
  const known = readDraft(localStorage, key);
  return known.at > 0 ? known : { ...draft, texts: {} };
}

function useKeeping(key: string, draft: Draft): boolean {
  const [isKept, setKept] = useState(true);
  const first = useRef(draft);
  useEffect(() => dropOldDrafts(localStorage, Date.now()), []);
  useEffect(() => {
    if (draft === first.current) return;
    const keep = () => setKept(keepDraft(localStorage, key, draft));
    const timer = setTimeout(keep, KEEP_AFTER_MS);
    window.addEventListener("pagehide", keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", keep);
      keep();
    };
  }, [key, draft]);
  return isKept;
}
