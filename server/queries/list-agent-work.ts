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

/** What an agent has to do just now: `current` holds the oldest, the counts tell of all. */
export type AgentWork = {
  current: CurrentTask[];
  queued: number;
  running: number;
  /** Open requests about its work. */
  waiting: number;
  error: { runId: string; runTitle: string; stepKey: string; message: string } | null;
};

export const NO_WORK: AgentWork = { current: [], queued: 0, running: 0, waiting: 0, error: null };

/** As many as a board can show. */
const MOST_SHOWN = 200;

/** What is queued, running, waiting or stuck, by agent; agents with nothing to do are left out. */
export async function listAgentWork(
  db: Database,
  project: string | undefined,
): Promise<Map<string, AgentWork>> {
  const [counts, current, incidents] = await Promise.all([
    countWork(db, project),
    listCurrent(db, project),
    listIncidents(db, project),
  ]);
  const work = new Map<string, AgentWork>();
  for (const { agent, queued, running, waiting } of counts) {
    work.set(agent, { ...NO_WORK, current: [], queued, running, waiting });
  }
  for (const { agent, startedAt, ...task } of current) {
    work.get(agent)?.current.push({ ...task, startedAt: startedAt?.toISOString() ?? null });
  }
  for (const { agent, ...error } of incidents) {
    const known = work.get(agent) ?? NO_WORK;
    work.set(agent, { ...known, error: known.error ?? error });
  }
  return work;
}

type Counts = Pick<AgentWork, "queued" | "running" | "waiting"> & { agent: string };

async function countWork({ pool }: Database, project: string | undefined): Promise<Counts[]> {
  const { rows } = await pool.query<Counts>(
    `select w.agent, sum(w.queued) as queued, sum(w.running) as running, sum(w.waiting) as waiting from (
       select agent, run_id, 1 as queued, 0 as running, 0 as waiting from tasks where status = 'queued'
       union all select agent, run_id, 0, 1, 0 from tasks where status = 'running'
       union all select agent, run_id, 0, 0, 1 from approvals where status = 'pending' and agent is not null) w
     where ${isInProject("w")} group by w.agent`,
    [project ?? null],
  );
  return rows;
}

type CurrentRow = Omit<CurrentTask, "startedAt"> & { agent: string; startedAt: Date | null };

/** Running tasks, and those whose result waits for a person. */
async function listCurrent({ pool }: Database, project: string | undefined): Promise<CurrentRow[]> {
  const { rows } = await pool.query<CurrentRow>(
    `(select ${CURRENT} from tasks t join runs r on r.id = t.run_id
       where t.status = 'running' and ${isInProject("t")} order by t.started_at limit ${MOST_SHOWN})
     union all
     (select ${CURRENT} from approvals p join runs r on r.id = p.run_id
       join tasks t on t.run_id = p.run_id and t.step_key = p.step_key and t.status = 'waiting_for_hitl'
       where p.status = 'pending' and ${isInProject("p")} order by p.requested_at limit ${MOST_SHOWN})
     order by "startedAt"`,
    [project ?? null],
  );
  return rows;
}

const CURRENT = `t.agent, t.id, t.run_id as "runId", r.title as "runTitle", t.step_key as "stepKey", t.attempt, t.status,
  t.started_at as "startedAt"`;

type IncidentRow = NonNullable<AgentWork["error"]> & { agent: string };

/**
 * Open incidents with the agent of the step's newest attempt, oldest first. What a run waits for names an
 * incident before anything else but a pause (`waitingOf`), so no other run has one.
 */
async function listIncidents({ pool }: Database, project: string | undefined): Promise<IncidentRow[]> {
  const { rows } = await pool.query<IncidentRow>(
    `select t.agent, r.id as "runId", r.title as "runTitle", e.data ->> 'stepKey' as "stepKey",
       e.data ->> 'sentence' as message
     from runs r
     join run_events e on e.run_id = r.id and e.type = 'incident.opened'
     join lateral (select agent from tasks t where t.run_id = r.id and t.step_key = e.data ->> 'stepKey'
       order by t.queued_at desc limit 1) t on true
     where r.needs_person and r.waiting ->> 'kind' in ('incident', 'person')
       and ($1::text is null or r.project = $1) and not exists (
         select from run_events c where c.run_id = r.id and c.type = 'incident.closed'
           and c.data ->> 'incidentId' = e.data ->> 'incidentId')
     order by e.at limit ${MOST_SHOWN}`,
    [project ?? null],
  );
  return rows;
}

function isInProject(alias: string): string {
  return `($1::text is null or exists (select from runs o where o.id = ${alias}.run_id and o.project = $1))`;
}
