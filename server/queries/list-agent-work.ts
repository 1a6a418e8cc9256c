import type { Database } from "#db/client";

/** One attempt at work, or waiting for a person with its result. */
export type CurrentTask = {
  id: string;
  runId: string;
  runTitle: string;
  stepKey: string;
  attempt: number;
  status: "running" | "waiting_for_hitl";
  startedAt: string | null;
};

/** What an agent has to do just now. */
export type AgentWork = {
  current: CurrentTask[];
  queueLength: number;
  /** A request about its work is open. */
  isWaiting: boolean;
  error: { runId: string; runTitle: string; stepKey: string; message: string } | null;
};

/** More are at work than a board can show. */
const MOST_SHOWN = 500;

/** What is queued, running, waiting or stuck, by agent; agents with nothing to do are left out. */
export async function listAgentWork(
  db: Database,
  project: string | undefined,
): Promise<Map<string, AgentWork>> {
  const [queues, current, incidents] = await Promise.all([
    countQueued(db, project),
    listCurrent(db, project),
    listIncidents(db, project),
  ]);
  const work = new Map<string, AgentWork>();
  const of = (agent: string): AgentWork => {
    const known = work.get(agent) ?? { current: [], queueLength: 0, isWaiting: false, error: null };
    work.set(agent, known);
    return known;
  };
  for (const { agent, queued } of queues) of(agent).queueLength = queued;
  for (const { agent, id, startedAt, ...task } of current) {
    if (task.status === "waiting_for_hitl") of(agent).isWaiting = true;
    if (id !== null) of(agent).current.push({ ...task, id, startedAt: startedAt?.toISOString() ?? null });
  }
  for (const { agent, ...error } of incidents) of(agent).error ??= error;
  return work;
}

async function countQueued({ pool }: Database, project: string | undefined) {
  const { rows } = await pool.query<{ agent: string; queued: number }>(
    `select t.agent, count(*) as queued from tasks t join runs r on r.id = t.run_id
     where t.status = 'queued' and ($1::text is null or r.project = $1) group by t.agent`,
    [project ?? null],
  );
  return rows;
}

type CurrentRow = Omit<CurrentTask, "id" | "startedAt"> & {
  agent: string;
  /** Null for a request about a plan: no attempt was made yet. */
  id: string | null;
  startedAt: Date | null;
};

/** Running tasks, and the open requests about what agents made or plan. */
async function listCurrent({ pool }: Database, project: string | undefined) {
  const { rows } = await pool.query<CurrentRow>(
    `select t.agent, t.id, t.run_id as "runId", r.title as "runTitle", t.step_key as "stepKey", t.attempt,
       t.status, t.started_at as "startedAt"
     from tasks t join runs r on r.id = t.run_id
     where t.status = 'running' and ($1::text is null or r.project = $1)
     union all
     select p.agent, t.id, p.run_id, r.title, p.step_key, coalesce(t.attempt, 0), 'waiting_for_hitl', t.started_at
     from approvals p join runs r on r.id = p.run_id
     left join lateral (select id, attempt, started_at from tasks t
       where t.run_id = p.run_id and t.step_key = p.step_key and t.status = 'waiting_for_hitl' limit 1) t on true
     where p.status = 'pending' and p.agent is not null and ($1::text is null or r.project = $1)
     order by "startedAt" limit ${MOST_SHOWN}`,
    [project ?? null],
  );
  return rows;
}

type IncidentRow = { agent: string; runId: string; runTitle: string; stepKey: string; message: string };

/** Open incidents with the agent of the step's newest attempt, newest first. */
async function listIncidents({ pool }: Database, project: string | undefined) {
  const { rows } = await pool.query<IncidentRow>(
    `select t.agent, r.id as "runId", r.title as "runTitle", e.data ->> 'stepKey' as "stepKey",
       e.data ->> 'sentence' as message
     from runs r
     join run_events e on e.run_id = r.id and e.type = 'incident.opened'
     join lateral (select agent from tasks t where t.run_id = r.id and t.step_key = e.data ->> 'stepKey'
       order by t.queued_at desc limit 1) t on true
     where r.needs_person and ($1::text is null or r.project = $1) and not exists (
       select from run_events c where c.run_id = r.id and c.type = 'incident.closed'
         and c.data ->> 'incidentId' = e.data ->> 'incidentId')
     order by e.at desc limit ${MOST_SHOWN}`,
    [project ?? null],
  );
  return rows;
}
