import { PERSONAL } from "./word-list";

/** Endings of people's trades: `therapists`, `librarians`. */
const TRADES = /(?:[^l]ists?|icians?|arians?|countants?|sistants?)$/;

/** Whether a word names people. */
export function isPersonal(word: string): boolean {
  const lower = word.toLowerCase();
  return PERSONAL.has(lower) || (lower.length > 6 && TRADES.test(lower));
}
