import { and, between, ilike, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { runs, runWords } from "#db/tables/runs";
import { containing } from "./like-pattern";

/** With more matches than this a word is common: the newest of them are found soonest by looking at runs in order. */
const MOST_BY_INDEX = 2_000;

/**
 * What to ask of a run so that every word of a search is found in it: at the beginning of a word of the title or the
 * input, or as the beginning of its id. Asks the index of words first: only the count of matches tells which way to
 * the newest of them is short, and the database cannot know it of words that nobody wrote before.
 */
export async function findMatches(db: Database, search: string): Promise<SQL> {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const parts = words.flatMap(partsOf);
  const byId = words.length === 1 ? hasId(words[0] ?? "") : undefined;
  if (parts.length === 0) return sql`false`;
  const ids = await askIndex(db, parts);
  const isCommon = ids.length > MOST_BY_INDEX;
  const texts = words.map((word) => hasText(word, isCommon));
  return or(byId, isCommon ? and(...texts) : and(inArray(runs.id, ids), ...texts)) ?? sql`false`;
}

/** The letters and digits of a word as the index has them. */
function partsOf(word: string): string[] {
  return word.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** A step of its own, so that it is planned for all its matches and still stops early. */
async function askIndex({ orm }: Database, parts: string[]): Promise<string[]> {
  const query = parts.map((part) => `'${part}':*`).join(" & ");
  const { rows } = await orm.execute<{ id: string }>(
    sql`with found as materialized (select id from runs where ${runWords} @@ ${query}::tsquery)
        select id from found limit ${MOST_BY_INDEX + 1}`,
  );
  return rows.map(({ id }) => id);
}

/** What the index has not told: the signs inside a word, and everything when it was not asked. */
function hasText(word: string, isEverything: boolean): SQL | undefined {
  const isPlain = partsOf(word)[0] === word;
  if (isPlain && !isEverything) return undefined;
  const input = sql`${runs.input}::text`;
  if (!isPlain) return or(ilike(runs.title, containing(word)), ilike(input, containing(word)));
  const beginning = `(^|\\\\[nrtbf]|[^[:alnum:]])${word}`;
  return or(sql`${runs.title} ~* ${beginning}`, sql`${input} ~* ${beginning}`);
}

/** The range of ids that begin so. */
function hasId(word: string): SQL | undefined {
  const digits = word.replaceAll("-", "");
  if (!/^[0-9a-f]{4,32}$/.test(digits)) return undefined;
  return between(runs.id, toId(digits.padEnd(32, "0")), toId(digits.padEnd(32, "f")));
}

function toId(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
