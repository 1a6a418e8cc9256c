"use client";

import { useEffect, useState } from "react";

/** One does not ask the server at every key, ms. */
const PAUSE_MS = 250;

/**
 * Text that is typed here and settled elsewhere: `settle` gets it, trimmed, when the typing rests. When `settled`
 * changes by other ways, as by Back, the text follows.
 */
export function usePausedText(settled: string, settle: (text: string) => void) {
  const [text, setText] = useState(settled);
  const [known, setKnown] = useState(settled);
  if (settled !== known) {
    setKnown(settled);
    if (settled !== text.trim()) setText(settled);
  }
  useEffect(() => {
    if (text.trim() === settled) return;
    const timer = setTimeout(() => settle(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, settled, settle]);
  return [text, setText] as const;
}
