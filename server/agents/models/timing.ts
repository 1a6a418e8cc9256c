import { waitOrAbort } from "../wait-or-abort";

/** Time and chance, so that tests can make them quick and certain. */
export type Timing = {
  /** Epoch milliseconds. */
  now(): number;
  /** From 0 to 1. */
  random(): number;
  wait(ms: number, abort: AbortSignal): Promise<void>;
};

export const realTiming: Timing = { now: () => Date.now(), random: () => Math.random(), wait: waitOrAbort };
