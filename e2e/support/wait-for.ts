import { setTimeout as pause } from "node:timers/promises";

const LOOK_EVERY_MS = 50;
/** A ceiling for a slow machine, which nothing that comes waits for. */
const WITHIN_MS = 60_000;

/** Looks until `answer` gives something that is not false, null or undefined, and gives that. */
export async function waitFor<T>(
  answer: () => Promise<T> | T,
  what: string,
  withinMs = WITHIN_MS,
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
