"use client";

import { useEffect, useState } from "react";
import { keepDraft, readKeptDraft } from "./kept-draft";

/** After the last key, before the draft is kept. */
const PAUSE_MS = 400;

/**
 * The text as it is typed. What is not saved is kept in this browser under `place`, comes back when the editor is
 * opened again, and leaving the page with it asks first.
 */
export function useDraft(place: string, stored: { source: string; sha: string | null }) {
  const [found] = useState(() => readKeptDraft(place));
  const isFoundUsed = found !== null && found.source !== stored.source;
  const [source, setSource] = useState(isFoundUsed ? found.source : stored.source);
  const [isRestored, setRestored] = useState(isFoundUsed);
  const isDirty = source !== stored.source;

  useEffect(() => {
    const timer = setTimeout(
      () => keepDraft(place, isDirty ? { source, baseSha: stored.sha } : null),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [place, source, isDirty, stored.sha]);

  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isDirty]);

  function discard() {
    setSource(stored.source);
    setRestored(false);
  }
  return { source, setSource, isDirty, isRestored: isRestored && isDirty, discard };
}
