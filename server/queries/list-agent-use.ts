import type { Database } from "#db/client";

/** What an agent has done lately; tokens and cost (US dollars) of attempts that ended since midnight UTC. */
export type AgentUse = {
  lastActivityAt: string;
  model: string | null;
  today: { inputTokens: number; outputTokens: number; cachedTokens: number; cost: number };
};

type Row = AgentUse["today"] & { agent: string; lastActivityAt: Date; model: string | null };

export async function listAgentUse(
  { pool }: Database,
  project: string | undefined,
): Promise<Map<string, AgentUse>> {
  const { rows } = await pool.query<Row>(
    `select t.agent, max(coalesce(t.finished_at, t.started_at, t.queued_at)) as "lastActivityAt",
       (array_agg(t.model order by t.finished_at desc) filter (where t.model is not null))[1] as model,
       coalesce(sum((t.usage ->> 'inputTokens')::float8) filter (where ${IS_TODAY}), 0) as "inputTokens",
       coalesce(sum((t.usage ->> 'outputTokens')::float8) filter (where ${IS_TODAY}), 0) as "outputTokens",
       coalesce(sum((t.usage ->> 'cachedTokens')::float8) filter (where ${IS_TODAY}), 0) as "cachedTokens",
       coalesce(sum((t.usage ->> 'cost')::float8) filter (where ${IS_TODAY}), 0) as cost
     from tasks t join runs r on r.id = t.run_id
     where $1::text is null or r.project = $1 group by t.agent`,
    [project ?? null],
  );
  return new Map(
    rows.map(({ agent, lastActivityAt, model, ...today }) => {
      return [agent, { lastActivityAt: lastActivityAt.toISOString(), model, today }];
    }),
  );
}

const IS_TODAY = "t.finished_at >= date_trunc('day', now(), 'UTC')";
