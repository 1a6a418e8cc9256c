"use client";

import { useLayoutEffect, useRef, useState } from "react";

/** As near to the end as counts for being there, pixels. */
const AT_END = 24;

/**
 * Keeps the end of what its component renders in sight, however it grows, until the person scrolls away, and again
 * after `jump`.
 */
export function useTail() {
  const box = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);

  function toEnd() {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }
  useLayoutEffect(() => {
    if (isAtEnd) toEnd();
  });

  function onScroll() {
    if (!box.current) return;
    const { scrollHeight, scrollTop, clientHeight } = box.current;
    setAtEnd(scrollHeight - scrollTop - clientHeight < AT_END);
  }
  return { box, isAtEnd, onScroll, jump: () => setAtEnd(true) };
}
