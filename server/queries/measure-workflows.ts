import type { Database } from "#db/client";
import type { RunStatus } from "#workflows/run/run-state";

/** How a workflow went lately: of its newest runs, from start to end, people's time included. */
export type WorkflowUse = {
  id: string;
  pack: string;
  /** Completed runs that the medians are of. */
  completed: number;
  medianMs: number | null;
  /** US dollars. */
  medianCost: number | null;
  /** `reason` is the code of why it stands as it does, if there is one. */
  lastRun: { id: string; title: string; status: RunStatus; reason: string | null; startedAt: string } | null;
};

/** Enough for a median, and few to read however many runs there are. */
const NEWEST = 50;

type Row = Omit<WorkflowUse, "lastRun"> & {
  lastId: string;
  lastTitle: string;
  lastStatus: RunStatus;
  lastReason: string | null;
  lastAt: Date;
};

/** The use of each workflow that was ever started. */
export async function measureWorkflows(
  { pool }: Pick<Database, "pool">,
  workflows: readonly { id: string; pack: string }[],
): Promise<WorkflowUse[]> {
  const { rows } = await pool.query<Row>(
    `select w.id, w.pack, u.*
     from unnest($1::text[], $2::text[]) w(id, pack)
     cross join lateral (
       select
         count(*) filter (where r.status = 'completed')::int as completed,
         percentile_cont(0.5) within group (order by extract(epoch from r.finished_at - r.started_at) * 1000)
           filter (where r.status = 'completed') as "medianMs",
         percentile_cont(0.5) within group (order by r.cost) filter (where r.status = 'completed') as "medianCost",
         (array_agg(r.id order by r.id desc))[1] as "lastId",
         (array_agg(r.title order by r.id desc))[1] as "lastTitle",
         (array_agg(r.status order by r.id desc))[1] as "lastStatus",
         (array_agg(r.reason_code order by r.id desc))[1] as "lastReason",
         (array_agg(r.started_at order by r.id desc))[1] as "lastAt"
       from (select * from runs where workflow_id = w.id and pack = w.pack order by id desc limit $3) r
     ) u
     where u."lastId" is not null`,
    [workflows.map(({ id }) => id), workflows.map(({ pack }) => pack), NEWEST],
  );
  return rows.map(showUse);
}

function showUse({ lastId, lastTitle, lastStatus, lastReason, lastAt, ...use }: Row): WorkflowUse {
  const standing = { status: lastStatus, reason: lastReason, startedAt: lastAt.toISOString() };
  return { ...use, lastRun: { id: lastId, title: lastTitle, ...standing } };
}
