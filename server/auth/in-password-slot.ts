const MOST_AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Runs `work` when fewer than two of its kind run: scrypt shares libuv's four threads with files and DNS, and
 * a hundred guesses sent at once are still counted one after the other. Not to be nested.
 */
export async function inPasswordSlot<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
