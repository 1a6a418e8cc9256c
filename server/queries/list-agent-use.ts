import type { Database } from "#db/client";
import { EVERY_AGENT } from "./every-agent-sql";

/** What an agent has done lately; tokens and cost (US dollars) of attempts that began since midnight UTC. */
export type AgentUse = {
  lastActivity: string;
  model: string | null;
  today: { inputTokens: number; outputTokens: number; cachedTokens: number; cost: number };
};

type Row = AgentUse["today"] & { agent: string; lastActivity: Date; model: string | null };

/** By agent; those that never had a task (in the project, if one is given) are left out. */
export async function listAgentUse(
  { pool }: Database,
  project: string | undefined,
): Promise<Map<string, AgentUse>> {
  const { rows } = await pool.query<Row>(
    `${EVERY_AGENT}
     select n.agent, newest.at as "lastActivity", reported.model, today.* from named n
     cross join lateral (
       select coalesce(t.finished_at, t.started_at, t.queued_at) as at from ${MINE}
       order by t.queued_at desc limit 1) newest
     left join lateral (
       select t.model from ${MINE} and t.model is not null order by t.queued_at desc limit 1) reported on true
     cross join lateral (
       select ${sumOf("inputTokens")}, ${sumOf("outputTokens")}, ${sumOf("cachedTokens")}, ${sumOf("cost")}
       from ${MINE} and t.started_at >= ${MIDNIGHT} and t.queued_at >= ${MIDNIGHT} - interval '1 day') today`,
    [project ?? null],
  );
  return new Map(
    rows.map(({ agent, lastActivity, model, ...today }) => {
      return [agent, { lastActivity: lastActivity.toISOString(), model, today }];
    }),
  );
}

const MINE = `tasks t where t.agent = n.agent
  and ($1::text is null or exists (select from runs r where r.id = t.run_id and r.project = $1))`;
const MIDNIGHT = "date_trunc('day', now(), 'UTC')";

function sumOf(figure: keyof AgentUse["today"]): string {
  return `coalesce(sum((t.usage ->> '${figure}')::float8), 0) as "${figure}"`;
}
