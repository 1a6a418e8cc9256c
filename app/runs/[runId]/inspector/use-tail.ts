"use client";

import { useLayoutEffect, useRef, useState } from "react";

/** As near to the end as counts for being there, pixels. */
const AT_END = 24;

/** Keeps the end of a growing text in sight until the person scrolls away, and again after `jump`. */
export function useTail(text: string) {
  const box = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);

  function toEnd() {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text's growth is what moves the end.
  useLayoutEffect(() => {
    if (isAtEnd) toEnd();
  }, [text, isAtEnd]);

  function onScroll() {
    if (!box.current) return;
    const { scrollHeight, scrollTop, clientHeight } = box.current;
    setAtEnd(scrollHeight - scrollTop - clientHeight < AT_END);
  }
  return { box, isAtEnd, onScroll, jump: () => setAtEnd(true) };
}
