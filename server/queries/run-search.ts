import { and, between, ilike, or, type SQL, sql } from "drizzle-orm";
import { runs, runWords } from "#db/tables/runs";
import { containing } from "./like-pattern";

/**
 * Runs in which every word of a search is found: at the beginning of a word of the title or the input, or as the
 * beginning of the run's id. The index of words finds them; the texts themselves are looked at for the signs between.
 */
export function matchesSearch(search: string): SQL | undefined {
  const words = search.split(/\s+/).filter(Boolean);
  return and(...words.map((word) => or(hasWord(word), hasId(word))));
}

/** The letters and digits of a word as the index has them; without any there is nothing to find. */
function hasWord(word: string): SQL | undefined {
  const parts = word
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  if (parts.length === 0) return sql`false`;
  const query = parts.map((part) => `'${part}':*`).join(" & ");
  const isWhole = parts.length === 1 && parts[0] === word.toLowerCase();
  const pattern = containing(word);
  const written = or(ilike(runs.title, pattern), ilike(sql`${runs.input}::text`, pattern));
  return and(sql`${runWords} @@ ${query}::tsquery`, isWhole ? undefined : written);
}

/** The range of ids that begin so. */
function hasId(word: string): SQL | undefined {
  const digits = word.toLowerCase().replaceAll("-", "");
  if (!/^[0-9a-f]{4,32}$/.test(digits)) return undefined;
  return between(runs.id, toId(digits.padEnd(32, "0")), toId(digits.padEnd(32, "f")));
}

function toId(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
