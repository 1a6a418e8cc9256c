import { and, eq, gte, inArray, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { runs } from "#db/tables/runs";
import type { RunStatus } from "#workflows/run/run-state";
import { lowestIdAt } from "./lowest-id-at";
import { findMatches } from "./run-search";

export type RunFilter = {
  /** Only these: what a page shows already and wants to see anew. */
  ids?: string[];
  /** Started at this moment or later. */
  since?: Date;
  /** Started before this moment. */
  until?: Date;
  status?: RunStatus[];
  workflowId?: string;
  pack?: string;
  project?: string;
  /** Every word is the beginning of one in the title or the input, or of the id. */
  search?: string;
  /** An approval or an incident is open. */
  needsPerson?: boolean;
  /** `timer`: nothing moves until a retry is due. `stuck`: at an incident, or a task has found no worker for a minute. */
  standing?: "timer" | "stuck";
  /** Has each of these. */
  tags?: string[];
  /** No fork of another run; `false`: a fork. */
  isRoot?: boolean;
};

/** After so many seconds in the queue a task has no worker that would take it. */
const STUCK_AFTER_S = 60;

/** What the filter asks of a run, for the `where` of a query over `runs`. */
export async function conditionsOf(db: Database, filter: RunFilter): Promise<SQL | undefined> {
  const { ids, since, until, status, workflowId, pack, project, search, needsPerson, standing } = filter;
  const { tags = [], isRoot } = filter;
  return and(
    ids === undefined ? undefined : inArray(runs.id, ids),
    since === undefined ? undefined : gte(runs.id, lowestIdAt(since)),
    until === undefined ? undefined : lt(runs.id, lowestIdAt(until)),
    status === undefined ? undefined : inArray(runs.status, status),
    workflowId === undefined ? undefined : eq(runs.workflowId, workflowId),
    pack === undefined ? undefined : eq(runs.pack, pack),
    project === undefined ? undefined : eq(runs.project, project),
    needsPerson === undefined ? undefined : eq(runs.needsPerson, needsPerson),
    search === undefined ? undefined : await findMatches(db, search),
    standing === undefined ? undefined : standsAt(standing),
    ...tags.map(hasTag),
    isRoot === undefined ? undefined : isRoot ? isNull(runs.forkedFrom) : isNotNull(runs.forkedFrom),
  );
}

function hasTag(tag: string): SQL {
  return sql`${runs.id} in (select run_id from run_tags where tag = ${tag})`;
}

function standsAt(standing: "timer" | "stuck"): SQL {
  if (standing === "timer") {
    // A timer outlives its wait when a person cuts it short.
    const timed = sql`select run_id from timers where key like 'retry:%'`;
    return sql`${runs.id} in (${timed}) and ${runs.waiting}->>'kind' = 'retry'`;
  }
  const stuck = sql`select id from runs where reason_code = 'incident' and status = 'paused' union all
    select run_id from tasks where status = 'queued' and queued_at < now() - ${STUCK_AFTER_S} * interval '1 second'`;
  return sql`${runs.id} in (${stuck})`;
}
