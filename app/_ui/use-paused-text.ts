"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";

/** One does not ask the server at every key, ms. */
const PAUSE_MS = 250;

/**
 * Text that is typed here and settled elsewhere: `settle` gets it, trimmed, when the typing rests, or at once by
 * `settleNow`. When `settled` changes by other ways, as by Back, the text follows; what comes back of one's own
 * takes nothing away that was typed since. `read` is how the text is written once it is settled.
 */
export function usePausedText(settled: string, settle: (text: string) => void, read = trim) {
  const [text, setText] = useState(settled);
  /** What was settled from here and has not come back yet. */
  const sent = useRef<string[]>([]);
  const send = useRef((_: string) => {});
  useLayoutEffect(() => {
    send.current = (typed) => {
      const wanted = read(typed);
      if (wanted === (sent.current.at(-1) ?? settled)) return;
      sent.current.push(wanted);
      settle(wanted);
    };
  });
  useEffect(() => {
    const at = sent.current.indexOf(settled);
    sent.current = at < 0 ? [] : sent.current.slice(at + 1);
    if (at < 0) setText((before) => (read(before) === settled ? before : settled));
  }, [settled, read]);
  useEffect(() => {
    const timer = setTimeout(() => send.current(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return { text, setText, settleNow: () => send.current(text) };
}

function trim(text: string): string {
  return text.trim();
}
