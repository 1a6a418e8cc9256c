"use client";

import { createStore, useStore } from "./store";

const said = createStore({ id: 0, text: "" });

/** Tells screen readers in one polite line what changed: "3 new events loaded". Never once per row. */
export function announce(text: string): void {
  said.set({ id: said.get().id + 1, text });
}

/** The line that `announce` writes to; stands once on every page. */
export function Announcer() {
  const line = useStore(said);
  return (
    <div aria-live="polite" aria-atomic className="sr-only">
      <span key={line.id}>{line.text}</span>
    </div>
  );
}
