"use client";

import { useState } from "react";
import { newRequestId } from "../_trpc/new-request-id";
import { MOST_REMARKS, type Passage, type PendingRemark } from "./remark";
import type { KeptDraft } from "./use-draft";

export type Remarks = {
  /** They wait for the decision. */
  pending: PendingRemark[];
  /** What is being written: about a passage, anew or again. */
  writing: { passage: Passage; remark: PendingRemark | null } | null;
  begin: (passage: Passage) => void;
  /** Writes a pending one again. */
  edit: (remark: PendingRemark) => void;
  /** Aims at another passage; what is written stays. */
  aim: (passage: Passage) => void;
  keep: (words: { text: string; suggestion: string | null }) => void;
  leave: () => void;
  remove: (id: string) => void;
  isFull: boolean;
};

/** Comments on passages, kept with the draft until the decision takes them along. */
export function useRemarks({ draft, setRemarks }: Pick<KeptDraft, "draft" | "setRemarks">): Remarks {
  const [writing, setWriting] = useState<Remarks["writing"]>(null);
  const pending = draft.remarks;
  return {
    pending,
    writing,
    begin: (passage) => setWriting({ passage, remark: null }),
    edit: (remark) => setWriting({ passage: remark, remark }),
    aim: (passage) => setWriting((before) => before && { ...before, passage }),
    keep: (words) => {
      if (!writing) return;
      const { document, quote, start, end, section } = writing.passage;
      const id = writing.remark?.id ?? newRequestId();
      const kept = { id, document, quote, start, end, section, ...words };
      const at = pending.findIndex((one) => one.id === id);
      setRemarks(at < 0 ? [...pending, kept] : pending.with(at, kept));
      setWriting(null);
    },
    leave: () => setWriting(null),
    remove: (id) => setRemarks(pending.filter((one) => one.id !== id)),
    isFull: pending.length >= MOST_REMARKS,
  };
}
