/** The word closest to a misspelt one: one slip in a short word, two in a long one. */
export function nearestWord(word: string, words: Iterable<string>): string | undefined {
  const slips = word.length > 6 ? 2 : 1;
  let best: { word: string; distance: number } | undefined;
  for (const candidate of words) {
    if (Math.abs(candidate.length - word.length) > slips || candidate.length > 60) continue;
    const distance = countSlips(word.toLowerCase(), candidate.toLowerCase());
    if (distance <= slips && distance < (best?.distance ?? Number.POSITIVE_INFINITY))
      best = { word: candidate, distance };
  }
  return best?.word;
}

/** Levenshtein distance. */
function countSlips(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
