import { setTimeout as pause } from "node:timers/promises";

const LOOK_EVERY_MS = 50;

/** Looks until `answer` gives something that is not false, null or undefined, and gives that. */
export async function waitFor<T>(
  answer: () => Promise<T> | T,
  withinMs: number,
  what: string,
  everyMs = LOOK_EVERY_MS,
): Promise<NonNullable<T>> {
  const end = Date.now() + withinMs;
  for (;;) {
    const given = await answer();
    if (given) return given;
    if (Date.now() > end) throw new Error(`Waited ${withinMs} ms in vain for ${what}.`);
    await pause(everyMs);
  }
}
