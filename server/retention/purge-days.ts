import type { Pool } from "pg";
import type { KeepFor } from "./keep-for";

const AT_ONCE = 1_000;

/** Deletes 1,000 days at most of what budgets were used for, once they are over; answers how many went. */
export async function purgeDays(pool: Pick<Pool, "query">, { days, byProject }: KeepFor): Promise<number> {
  const { rowCount } = await pool.query({
    name: "purge-days",
    text: `delete from budget_use where (project, agent, period) in (
        select project, agent, period from budget_use
        where period like '____-__-__' and tokens_reserved = 0 and cost_reserved = 0
          and period::date < current_date - case when $2::jsonb ? project
            then ($2::jsonb ->> project)::int else $1::int end
        limit ${AT_ONCE})`,
    values: [days, JSON.stringify(byProject)],
  });
  return rowCount ?? 0;
}
