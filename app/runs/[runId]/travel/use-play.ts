"use client";

import { useEffect, useState } from "react";

/** A whole history plays in about so long, however many events it has; never faster than one can see. */
const WHOLE_MS = 20_000;
const TICK_MS = 150;

/** Lets the history run by itself from where it is; at its end it stops. */
export function usePlay(seq: number, lastSeq: number, travel: (seq: number) => void, goLive: () => void) {
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    if (!isPlaying) return;
    const stride = Math.max(1, Math.round((lastSeq * TICK_MS) / WHOLE_MS));
    const timer = setTimeout(() => {
      if (seq + stride < lastSeq) return travel(seq + stride);
      setPlaying(false);
      goLive();
    }, TICK_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, seq, lastSeq, travel, goLive]);
  function toggle() {
    if (!isPlaying && seq >= lastSeq) travel(1);
    setPlaying(!isPlaying);
  }
  return { isPlaying, toggle, stop: () => setPlaying(false) };
}
