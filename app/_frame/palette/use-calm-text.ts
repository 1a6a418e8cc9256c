"use client";

import { useEffect, useState } from "react";

const PAUSE_MS = 150;

/** A text as it was when typing last paused: one does not ask the server at every key. */
export function useCalmText(text: string): string {
  const [calm, setCalm] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return calm;
}
