import { ASKING, PREPOSITIONS } from "./word-list";

const MOST_WORDS = 4;

/** `reserve a court by the hour` -> `reserve a court`: what fits on a button and into an address. */
export function shortLabel(does: string): string {
  const words = does.split(" ");
  const end = words.findIndex((word, at) => at > 0 && isEnd(word));
  return words
    .slice(0, end > 0 ? Math.min(end, MOST_WORDS) : MOST_WORDS)
    .join(" ")
    .replace(/[,;]$/, "");
}

function isEnd(word: string): boolean {
  const lower = word.toLowerCase();
  return lower === "and" || lower === "or" || (PREPOSITIONS.has(lower) && !ASKING.has(lower));
}
