import type { Database } from "#db/client";

/** How long a run waited for people: `ms` of waits that are over, `since` the open one began (ISO), if one is open. */
export type PeopleTime = { ms: number; since: string | null };

type Row = { run_id: string; ms: number; since: Date | null };

/** Requests that overlap count once. Runs that never asked anybody are not in the answer. */
export async function readPeopleTimes(
  { pool }: Database,
  runIds: string[],
): Promise<Map<string, PeopleTime>> {
  if (runIds.length === 0) return new Map();
  const { rows } = await pool.query<Row>(
    `with spans as (
       select a.run_id, unnest(range_agg(tstzrange(
         a.requested_at, greatest(a.requested_at, coalesce(a.decided_at, r.finished_at, 'infinity'))))) as span
       from approvals a join runs r on r.id = a.run_id where a.run_id = any($1::uuid[]) group by a.run_id
     )
     select run_id,
       coalesce(sum(extract(epoch from upper(span) - lower(span)) * 1000) filter (where upper(span) < 'infinity'), 0)::float8 as ms,
       max(lower(span)) filter (where upper(span) = 'infinity') as since
     from spans group by run_id`,
    [runIds],
  );
  return new Map(
    rows.map(({ run_id, ms, since }) => [
      run_id,
      { ms: Math.round(ms), since: since?.toISOString() ?? null },
    ]),
  );
}
