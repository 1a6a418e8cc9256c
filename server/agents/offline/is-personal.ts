import { PERSONAL } from "./word-list";

/** Endings of people's trades: `therapists`, `librarians`. */
const TRADES = /(?:[^l]ists?|icians?|arians?|countants?|sistants?)$/;

/** Whether a word names people; `non-members` are people as members are. */
export function isPersonal(word: string): boolean {
  const lower = word.toLowerCase().replace(/^(?:non|ex|co)-/, "");
  return PERSONAL.has(lower) || (lower.length > 6 && TRADES.test(lower));
}
