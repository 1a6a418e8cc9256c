"use client";

import { useEffect, useRef } from "react";

/** What lies under the page's header is not seen: jumping down to the decision passes no end. */
export const UNDER_HEADER = "-96px 0px 0px 0px";

type EndMarkProps = {
  /** Called when the end is on the screen, each time it comes there. */
  onSeen: () => void;
};

/** Stands at the end of a text and tells when a person has come to it. */
export function EndMark({ onSeen }: EndMarkProps) {
  const mark = useRef<HTMLSpanElement>(null);
  const tell = useRef(onSeen);
  useEffect(() => {
    tell.current = onSeen;
  });
  useEffect(() => {
    if (!mark.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) tell.current();
      },
      { rootMargin: UNDER_HEADER },
    );
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, []);
  return <span ref={mark} aria-hidden data-end-mark className="block h-px" />;
}
