import type { Pool } from "pg";
import type { StopRef } from "#workflows/run/stop";

/** A stop as it is read. */
export type StopRow = {
  id: string;
  scope: StopRef["scope"];
  target: string;
  reason: string;
  by_id: string;
  by_name: string;
  since: number;
};

/** Columns of a stop `s` as `toStop` reads them. */
export const STOP = `s.id, s.scope, s.target, s.reason, s.pulled_by_id as by_id, s.pulled_by_name as by_name,
  (extract(epoch from s.pulled_at) * 1000)::float8 as since`;

/** True when a workflow `w` names the agent that a stop `s` is about. */
export const NAMES_AGENT = `jsonb_path_exists(w.definition, '$.**.agents[*] ? (@ == $agent)',
  jsonb_build_object('agent', s.target))`;

export function toStop({ id, scope, target, reason, by_id, by_name, since }: StopRow): StopRef {
  return {
    stopId: id,
    scope,
    target,
    reason,
    by: { id: by_id, name: by_name },
    since: Math.round(since),
  };
}

/** The stops that hold for a run of a project on a version of a workflow, the oldest first. */
export async function findStops(
  pool: Pick<Pool, "query">,
  { project, workflowSha }: { project: string; workflowSha: string },
): Promise<StopRef[]> {
  const { rows } = await pool.query<StopRow>({
    name: "find-stops",
    text: `select ${STOP} from stops s where s.released_at is null and (s.scope = 'all'
        or (s.scope = 'project' and s.target = $1)
        or (s.scope = 'agent' and exists (select from workflows w where w.sha256 = $2 and ${NAMES_AGENT})))
      order by s.pulled_at`,
    values: [project, workflowSha],
  });
  return rows.map(toStop);
}
