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
import type { PendingRemark } from "./remark";

const KEEP_AFTER_MS = 300;

export type KeptDraft = {
  draft: Draft;
  setComment: (comment: string) => void;
  /** The amended text of a document; null forgets it. */
  setText: (name: string, text: string | null) => void;
  setRemarks: (remarks: PendingRemark[]) => void;
  clear: () => void;
  /** Something was written since the request was opened, and stands. */
  isBegun: boolean;
  /** False when the browser refused to keep it. */
  isKept: boolean;
};

/** What a person writes about a request, kept in this browser until it is sent. */
export function useDraft(approvalId: string, contentSha256: string | null): KeptDraft {
  const key = draftKey(approvalId, contentSha256);
  const [{ of, draft }, setHeld] = useState(() => ({ of: key, draft: readDraft(localStorage, key) }));
  const [openedAt] = useState(draft.at);
  const isKept = useKeeping(of, draft);
  if (of !== key) setHeld({ of: key, draft: movedDraft(key, draft) });
  const change = (next: Partial<Draft>) =>
    setHeld((held) => ({ ...held, draft: { ...held.draft, ...next, at: Date.now() } }));
  return {
    draft,
    setComment: (comment) => change({ comment }),
    setText: (name, text) => {
      const { [name]: _, ...others } = draft.texts;
      change({ texts: text === null ? others : { ...others, [name]: text } });
    },
    setRemarks: (remarks) => change({ remarks }),
    clear: () => change(EMPTY_DRAFT),
    isBegun: draft.at > openedAt && !isEmptyDraft(draft),
    isKept,
  };
}

/** When the text under review changes, the comments go along; an amended text stays with what it was made of. */
function movedDraft(key: string, { comment, remarks, at }: Draft): Draft {
  const known = readDraft(localStorage, key);
  return known.at > 0 ? known : { comment, texts: {}, remarks, at };
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
