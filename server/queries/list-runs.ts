import { and, asc, desc, eq, gt, gte, ilike, inArray, lt, or, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { runs } from "#db/tables/runs";
import type { Page } from "#server/auth/members";
import type { RunStatus } from "#workflows/run/run-state";
import type { Waiting } from "#workflows/run/waiting";
import { type WithIsoTimes, withIsoTimes } from "./iso-times";
import { containing } from "./like-pattern";
import { lowestIdAt } from "./lowest-id-at";

export type RunFilter = {
  /** Only these: what a page shows already and wants to see anew. */
  ids?: string[];
  /** Started at this moment or later. */
  since?: Date;
  status?: RunStatus[];
  workflowId?: string;
  project?: string;
  /** Words of the title, the id or the input. */
  search?: string;
  /** An approval or an incident is open. */
  needsPerson?: boolean;
  sort: "newest" | "oldest";
};

/** A run as lists show it. `reason` is a code for programs, `reasonSentence` says it to people. */
export type RunRow = {
  id: string;
  title: string;
  workflowId: string;
  pack: string;
  /** SHA-256 of the workflow's source. */
  workflowVersion: string;
  project: string;
  createdBy: string;
  status: RunStatus;
  reason: string | null;
  reasonSentence: string | null;
  waiting: WithIsoTimes<Waiting> | null;
  progress: { done: number; total: number; percent: number; phase: string | null };
  needsPerson: boolean;
  openApprovals: number;
  startedAt: string;
  finishedAt: string | null;
  /** US dollars. */
  cost: number;
  /** Number of the last event: where a follower begins. */
  seq: number;
};

/** Runs, the newest first unless `sort` says otherwise. `cursor` is the id of the last one seen. */
export async function listRuns(
  { orm }: Database,
  filter: RunFilter,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<Page<RunRow>> {
  const isNewest = filter.sort === "newest";
  const behind = isNewest ? lt : gt;
  const found = await orm
    .select(columns)
    .from(runs)
    .where(and(...conditions(filter), cursor === undefined ? undefined : behind(runs.id, cursor)))
    .orderBy(isNewest ? desc(runs.id) : asc(runs.id))
    .limit(limit + 1);
  const items = found.slice(0, limit).map(showRun);
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

function conditions({ ids, since, status, workflowId, project, search, needsPerson }: RunFilter) {
  return [
    ids === undefined ? undefined : inArray(runs.id, ids),
    since === undefined ? undefined : gte(runs.id, lowestIdAt(since)),
    status === undefined ? undefined : inArray(runs.status, status),
    workflowId === undefined ? undefined : eq(runs.workflowId, workflowId),
    project === undefined ? undefined : eq(runs.project, project),
    needsPerson === undefined ? undefined : eq(runs.needsPerson, needsPerson),
    search === undefined ? undefined : matches(containing(search)),
  ];
}

function matches(pattern: string) {
  return or(
    ilike(runs.title, pattern),
    ilike(sql`${runs.id}::text`, pattern),
    ilike(sql`${runs.input}::text`, pattern),
  );
}

const columns = {
  id: runs.id,
  title: runs.title,
  workflowId: runs.workflowId,
  pack: runs.pack,
  workflowVersion: runs.workflowSha,
  project: runs.project,
  createdBy: runs.createdBy,
  status: runs.status,
  reason: runs.reasonCode,
  reasonSentence: runs.reason,
  waiting: runs.waiting,
  stepsDone: runs.stepsDone,
  stepsTotal: runs.stepsTotal,
  percent: runs.percent,
  phase: runs.phase,
  needsPerson: runs.needsPerson,
  openApprovals: runs.openApprovals,
  startedAt: runs.startedAt,
  finishedAt: runs.finishedAt,
  cost: runs.cost,
  seq: runs.lastSeq,
};

type Stored = Pick<
  typeof runs.$inferSelect,
  | "id"
  | "title"
  | "workflowId"
  | "pack"
  | "project"
  | "createdBy"
  | "status"
  | "waiting"
  | "stepsDone"
  | "stepsTotal"
  | "percent"
  | "phase"
  | "needsPerson"
  | "openApprovals"
  | "startedAt"
  | "finishedAt"
  | "cost"
> & { workflowVersion: string; reason: string | null; reasonSentence: string | null; seq: number };

function showRun({
  waiting,
  stepsDone,
  stepsTotal,
  percent,
  phase,
  startedAt,
  finishedAt,
  ...run
}: Stored): RunRow {
  return {
    ...run,
    waiting: waiting && withIsoTimes(waiting),
    progress: { done: stepsDone, total: stepsTotal, percent, phase },
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
