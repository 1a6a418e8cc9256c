import { between, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { runWords } from "#db/tables/run-words";
import { runs } from "#db/tables/runs";

/** Up to `few` matches are told one by one; beyond `many` the newest are found soonest by looking at runs in order. */
export const BOUNDS = { few: 2_000, many: 20_000 };

/**
 * What to ask of a run so that every word of a search is found in it: at the beginning of a word of the title or the
 * input, or as the beginning of its id. Asks the index of words first: only the count of matches tells which way to
 * the newest of them is short, and the database cannot know it of words that nobody wrote before.
 */
export async function findMatches(db: Database, search: string, bounds = BOUNDS): Promise<SQL> {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const byId = words.length === 1 ? hasId(words[0] ?? "") : undefined;
  const terms = words.flatMap((word) => termOf(word) ?? []);
  if (terms.length === 0) return byId ?? sql`false`;
  return or(byId, await hasWords(db, terms.join(" & "), bounds)) ?? sql`false`;
}

/** Letters and digits as the index has them, the last of them the beginning of a word; parts that signs join follow each other. */
function termOf(word: string): string | undefined {
  const parts = word
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .flatMap(splitNumber);
  return parts.length === 0 ? undefined : `(${parts.map((part) => `'${part}'`).join(" <-> ")}:*)`;
}

/** Postgres takes the beginning of "4607e83b" for a number, 4607 times ten to the 83, and what follows for a word. */
function splitNumber(part: string): string[] {
  const [, number, rest] = /^([0-9]+e[0-9]+)([^0-9].*)$/.exec(part) ?? [];
  return number && rest ? [number, rest] : [part];
}

async function hasWords(db: Database, query: string, bounds: typeof BOUNDS): Promise<SQL> {
  const isFound = sql`${runWords.words} @@ ${query}::tsquery`;
  const { count, ids } = await askIndex(db, isFound, bounds);
  if (ids) return sql`${runs.id} = any(${sql.param(ids)}::uuid[])`;
  if (count <= bounds.many)
    return sql`${runs.id} = any(array(select run_id from run_words where ${isFound}))`;
  // A value of each run, not a join: the newest runs are looked at first, and no more than are wanted.
  return sql`(select ${isFound} from run_words where ${runWords.runId} = ${runs.id})`;
}

/** A step of its own, so that it is planned for all its matches and still stops early. `ids` when they are few. */
async function askIndex(
  { orm }: Database,
  isFound: SQL,
  { few, many }: typeof BOUNDS,
): Promise<{ count: number; ids: string[] | null }> {
  const { rows } = await orm.execute<{ count: number; ids: string[] | null }>(
    sql`with found as materialized (select run_id from run_words where ${isFound}),
        first as (select run_id from found limit ${many + 1})
      select count(*)::int as count, case when count(*) <= ${few} then array_agg(run_id) end as ids from first`,
  );
  const [answer] = rows;
  return { count: answer?.count ?? 0, ids: answer && answer.count <= few ? (answer.ids ?? []) : null };
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
