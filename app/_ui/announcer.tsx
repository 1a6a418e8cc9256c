"use client";

import { useSyncExternalStore } from "react";

let said = { id: 0, text: "" };
const listeners = new Set<() => void>();

/** Tells screen readers in one polite line what changed: "3 new events loaded". Never once per row. */
export function announce(text: string): void {
  said = { id: said.id + 1, text };
  for (const listener of listeners) listener();
}

/** The line that `announce` writes to; stands once on every page. */
export function Announcer() {
  const line = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
    () => said,
  );
  return (
    <div aria-live="polite" aria-atomic className="sr-only">
      <span key={line.id}>{line.text}</span>
    </div>
  );
}
