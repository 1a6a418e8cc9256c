"use client";

import { useState } from "react";
import { newRequestId } from "../_trpc/new-request-id";
import type { Draft } from "./draft";
import { hasWords, MOST_REMARKS, type Passage, type PendingRemark, type RemarkDraft } from "./remark";
import type { KeptDraft } from "./use-draft";

export type Remarks = {
  /** They wait for the decision. */
  pending: PendingRemark[];
  /** What is being written: about a passage, anew or again. */
  writing: RemarkDraft | null;
  /** Whether words were begun and put aside. */
  isAside: boolean;
  /** Begins a comment, or goes on with the one that was begun: about this passage. */
  begin: (passage: Passage) => void;
  /** Goes on with what was put aside. */
  goOn: () => void;
  /** Writes a pending one again. */
  edit: (remark: PendingRemark) => void;
  write: (words: Partial<Pick<RemarkDraft, "passage" | "text" | "suggestion">>) => void;
  /** Keeps it for the decision. */
  keep: () => void;
  /** Puts it aside; what is written stays. */
  leave: () => void;
  /** Gives it up. */
  drop: () => void;
  remove: (id: string) => void;
  isFull: boolean;
};

/** Comments on passages, kept with the draft until the decision takes them along; so is the one being written. */
export function useRemarks({ draft, write }: Pick<KeptDraft, "draft" | "write">): Remarks {
  const [isOpen, setOpen] = useState(true);
  const { remarks: pending, writing: begun } = draft;
  const show = (change: (before: Draft) => Partial<Draft>) => {
    setOpen(true);
    write(change);
  };
  return {
    pending,
    writing: isOpen ? begun : null,
    isAside: !isOpen && begun !== null,
    begin: (passage) => show(({ writing }) => ({ writing: { ...(writing ?? NEW), passage } })),
    goOn: () => setOpen(true),
    edit: (remark) =>
      show((before) => {
        const { id, text, suggestion, document, quote, start, end, section } = remark;
        const passage = { document, quote, start, end, section };
        return { ...taken(before), writing: { passage, remarkId: id, text, suggestion } };
      }),
    write: (words) => write(({ writing }) => ({ writing: writing && { ...writing, ...words } })),
    keep: () => write(taken),
    leave: () => {
      if (begun && hasWords(begun)) setOpen(false);
      else write({ writing: null });
    },
    drop: () => write({ writing: null }),
    remove: (id) => write(({ remarks }) => ({ remarks: remarks.filter((one) => one.id !== id) })),
    isFull: pending.length >= MOST_REMARKS,
  };
}

const NEW = { remarkId: null, text: "", suggestion: null };

/** The draft with what is being written among the comments that wait; without words it is none. */
function taken({ remarks, writing }: Draft): Pick<Draft, "remarks" | "writing"> {
  if (!writing || !hasWords(writing)) return { remarks, writing: null };
  const { passage, remarkId, text, suggestion } = writing;
  const kept = { id: remarkId ?? newRequestId(), ...passage, text: text.trim(), suggestion };
  const at = remarks.findIndex(({ id }) => id === kept.id);
  return { remarks: at < 0 ? [...remarks, kept] : remarks.with(at, kept), writing: null };
}
