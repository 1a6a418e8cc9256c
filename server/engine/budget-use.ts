import type { Pool, PoolClient } from "pg";
import { type BudgetScope, DEFAULT_CAPS } from "#workflows/run/budget";

/** Whose call it is, and on which UTC day of the database's clock. */
export type Spender = { project: string; agent: string; runId: string; day: string };

/** Tokens in and out together; cost in US dollars, as the database writes it where it must be exact. */
export type Amount = { tokens: number; cost: number | string };

/** One of the four places where a call counts, as stored; a limit of null is none. */
export type Use = {
  agent: string;
  period: string;
  usedTokens: number;
  usedCost: number;
  reservedTokens: number;
  reservedCost: number;
  tokenLimit: number | null;
  costLimit: number | null;
  /** With the wanted amount the limit would be exceeded. */
  isTokensOver: boolean;
  isCostOver: boolean;
};

/**
 * Locks the four places where a call counts: the project and the agent in it, on this day and in this run; always
 * in the same order. Answers them with what is used and reserved, and whether `wanted` still fits. Amounts are
 * compared by the database, exactly.
 */
export async function lockUse(client: PoolClient, spender: Spender, wanted: Amount): Promise<Use[]> {
  const { project, agent, runId, day } = spender;
  await client.query(
    `insert into budget_use (project, agent, period)
     select $1, a, p from unnest(array['', $2]) a, unnest(array[$3, $4]) p order by a, p on conflict do nothing`,
    [project, agent, day, runId],
  );
  const { rows } = await client.query<Use>(
    `with locked as (
       select u.*, b.project is not null as is_set, b.tokens as b_tokens, b.cost as b_cost,
         u.agent = '' and u.period = $4 as is_run from budget_use u
       left join budgets b on b.project = u.project and b.agent = u.agent
         and b.per = case when u.period = $3 then 'day' else 'run' end
       where u.project = $1 and u.agent in ('', $2) and u.period in ($3, $4)
       order by u.agent, u.period for update of u),
     limited as (select *, ${limitOf("tokens")} as token_limit, ${limitOf("cost")} as cost_limit from locked)
     select agent, period, tokens_used::float8 as "usedTokens", cost_used::float8 as "usedCost",
       tokens_reserved::float8 as "reservedTokens", cost_reserved::float8 as "reservedCost",
       token_limit::float8 as "tokenLimit", cost_limit::float8 as "costLimit",
       coalesce(tokens_used + tokens_reserved + $5::bigint > token_limit, false) as "isTokensOver",
       coalesce(cost_used + cost_reserved + $6::numeric > cost_limit, false) as "isCostOver"
     from limited order by agent, period`,
    [project, agent, day, runId, wanted.tokens, wanted.cost],
  );
  return rows;
}

/** The limit of a budget as it stands; null when there is none. */
export async function readLimit(
  pool: Pool,
  { project, agent, per, period }: BudgetScope,
  unit: "tokens" | "cost",
): Promise<number | null> {
  const { rows } = await pool.query<{ limit: number | null }>(
    `select (${limitOf(unit)})::float8 as limit from (
       select u.*, b.project is not null as is_set, b.tokens as b_tokens, b.cost as b_cost,
         u.agent = '' and $3 = 'run' as is_run from budget_use u
       left join budgets b on b.project = u.project and b.agent = u.agent and b.per = $3
       where u.project = $1 and u.agent = $2 and u.period = $4) budget`,
    [project, agent ?? "", per, period],
  );
  return rows[0]?.limit ?? null;
}

/** What is set, or else the cap of a run; what a person raised it to counts when it is more. */
function limitOf(unit: "tokens" | "cost"): string {
  return `case
    when is_set then greatest(b_${unit}, case when b_${unit} is not null then ${unit}_raised end)
    when is_run then greatest(${DEFAULT_CAPS[unit]}, ${unit}_raised) end`;
}

/** Adds to what is used and reserved in the four places, which are locked; amounts may be negative. */
export async function addUse(
  client: PoolClient,
  { project, agent, runId, day }: Spender,
  { used, reserved }: { used: Amount; reserved: Amount },
): Promise<void> {
  await client.query(
    `update budget_use set tokens_used = tokens_used + $5, cost_used = cost_used + $6::numeric,
       tokens_reserved = tokens_reserved + $7, cost_reserved = cost_reserved + $8::numeric
     where project = $1 and agent in ('', $2) and period in ($3, $4)`,
    [project, agent, day, runId, used.tokens, used.cost, reserved.tokens, reserved.cost],
  );
}

/** Of these places, those whose warning is due, each once in its period (product.md 5). */
export async function takeWarnings(
  client: PoolClient,
  { project }: Spender,
  uses: readonly Use[],
): Promise<Use[]> {
  const full = uses.filter((use) => unitWarned(use) !== null);
  if (full.length === 0) return [];
  const { rows } = await client.query<Pick<Use, "agent" | "period">>(
    `update budget_use set warned_at = clock_timestamp()
     where project = $1 and warned_at is null
       and (agent, period) in (select * from unnest($2::text[], $3::text[])) returning agent, period`,
    [project, full.map(({ agent }) => agent), full.map(({ period }) => period)],
  );
  return full.filter((use) => rows.some((row) => row.agent === use.agent && row.period === use.period));
}

const WARN_AT = 0.8;

/** Which limit is used for the most part, if any. */
export function unitWarned({ usedTokens, tokenLimit, usedCost, costLimit }: Use): "tokens" | "cost" | null {
  if (tokenLimit && usedTokens >= WARN_AT * tokenLimit) return "tokens";
  return costLimit && usedCost >= WARN_AT * costLimit ? "cost" : null;
}

/** The place as runs are told of it. */
export function scopeOf(
  { project, day }: Spender,
  { agent, period }: Pick<Use, "agent" | "period">,
): BudgetScope {
  return { project, agent: agent === "" ? null : agent, per: period === day ? "day" : "run", period };
}
