"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { cn } from "./cn";

type ScrollXProps = {
  /** What is scrolled: "Runs"; read aloud when it takes the focus. */
  label: string;
  className?: string;
  children: ReactNode;
};

/** Scrolls sideways inside itself, so that the page never does; takes the focus, for arrow keys, only when it must. */
export function ScrollX({ label, className, children }: ScrollXProps) {
  const box = useRef<HTMLDivElement>(null);
  const [isTooWide, setTooWide] = useState(false);

  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const measure = () => setTooWide(current.scrollWidth > current.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    if (current.firstElementChild) observer.observe(current.firstElementChild);
    return () => observer.disconnect();
  }, []);

  return (
    <div
      ref={box}
      className={cn("relative min-w-0 overflow-x-auto", className)}
      {...(isTooWide && { role: "region", "aria-label": label, tabIndex: 0 })}
    >
      {children}
    </div>
  );
}
