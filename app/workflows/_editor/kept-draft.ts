"use client";

/** What was typed and not saved yet, in this browser; `baseSha` is the version that it began with. */
export type KeptDraft = { source: string; baseSha: string | null };

const PREFIX = "botarmy:workflow-draft:";

export function readKeptDraft(place: string): KeptDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + place) ?? "null");
    if (typeof kept !== "object" || kept === null || !("source" in kept) || !("baseSha" in kept)) return null;
    const { source, baseSha } = kept;
    if (typeof source !== "string" || (baseSha !== null && typeof baseSha !== "string")) return null;
    return { source, baseSha };
  } catch {
    return null;
  }
}

/** Keeps a draft, or with null forgets it. A full or forbidden store loses only this comfort. */
export function keepDraft(place: string, draft: KeptDraft | null): void {
  try {
    if (draft === null) localStorage.removeItem(PREFIX + place);
    else localStorage.setItem(PREFIX + place, JSON.stringify(draft));
  } catch {
    // Nothing is lost while the page stays open.
  }
}
