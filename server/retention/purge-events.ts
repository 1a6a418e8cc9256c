import type { Pool } from "pg";
import { isOver, type KeepFor, parametersOf } from "./keep-for";

const AT_ONCE = 1_000;

/**
 * Deletes the next 1,000 events at most of runs whose days are over, the run that ended first before the others,
 * and with a run's last event what it used of budgets. A run's state stays as its snapshot, so only runs whose
 * snapshot is their end are touched. Answers how many events went.
 */
export async function purgeEvents(pool: Pick<Pool, "query">, kept: KeepFor): Promise<number> {
  const { rows } = await pool.query<{ events: number }>({
    name: "purge-events",
    text: PURGE,
    values: parametersOf(kept),
  });
  return rows[0]?.events ?? 0;
}

const PURGE = `with due as materialized (
    select r.id, r.project, r.last_seq, r.purged_seq, r.finished_at from runs r
    where r.purged_at is null and r.state is not null and r.state_seq = r.last_seq and ${isOver("r")}
    order by r.finished_at limit 100 for no key update skip locked
  ), counted as (
    select *, coalesce(sum(last_seq - purged_seq) over (
      order by finished_at, id rows between unbounded preceding and 1 preceding), 0) as before from due
  ), portion as (
    select id, project, last_seq, purged_seq, least(last_seq, purged_seq + ${AT_ONCE} - before)::int as up_to
    from counted where before < ${AT_ONCE}
  ), gone as (
    delete from run_events e using portion p
    where e.run_id = p.id and e.seq > p.purged_seq and e.seq <= p.up_to returning e.seq
  ), marked as (
    update runs r set purged_seq = p.up_to,
      purged_at = case when p.up_to = p.last_seq then clock_timestamp() end
    from portion p where r.id = p.id
  ), used as (
    delete from budget_use b using (
      select p.project, p.id::text as period, a.agent from portion p cross join lateral (
        select '' as agent union select t.agent from tasks t where t.run_id = p.id) a
      where p.up_to = p.last_seq) u
    where (b.project, b.agent, b.period) = (u.project, u.agent, u.period)
      and b.tokens_reserved = 0 and b.cost_reserved = 0
  )
  select count(*)::int as events from gone`;
