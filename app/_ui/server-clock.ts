"use client";

import { createContext, use, useSyncExternalStore } from "react";

let offset = 0;
let shown = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;
const listeners = new Set<() => void>();

function tick(): void {
  shown = Date.now() + offset;
  for (const listener of listeners) listener();
}

/** Tells how far the server's clock is ahead of this browser's: `serverNow` as read at this moment. */
export function setServerNow(serverNow: number): void {
  offset = serverNow - Date.now();
  tick();
}

/** The server's time, epoch milliseconds. */
export function readServerNow(): number {
  return Date.now() + offset;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!timer) {
    shown = readServerNow();
    timer = setInterval(tick, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || !timer) return;
    clearInterval(timer);
    timer = null;
  };
}

/** The moment, epoch milliseconds, that all below shows as now: for what is looked at in the past. */
export const FrozenMoment = createContext<number | null>(null);

/**
 * Draws again when `select(server's time)` gives another answer, looked at once a second; one timer for the page.
 * `select` must give a string, number or boolean.
 */
export function useServerClock<Answer extends string | number | boolean>(
  select: (now: number) => Answer,
): Answer {
  const frozen = use(FrozenMoment);
  const answer = () => select(frozen ?? shown);
  return useSyncExternalStore(subscribe, answer, answer);
}
