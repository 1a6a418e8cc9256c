import { and, asc, desc, gt, lt, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { runs } from "#db/tables/runs";
import type { Page } from "#server/auth/members";
import type { RunStatus } from "#workflows/run/run-state";
import type { Waiting } from "#workflows/run/waiting";
import { type WithIsoTimes, withIsoTimes } from "./iso-times";
import { conditionsOf, type RunFilter } from "./run-conditions";
import { type PeopleTime, readPeopleTimes } from "./run-waits";

export type RunOrder = RunFilter & { sort: "newest" | "oldest" };

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
  /** How long of it people were waited for. */
  people: PeopleTime;
  /** US dollars. */
  cost: number;
  tags: string[];
  /** The run whose past this one shares, if it is a fork. */
  forkedFrom: string | null;
  /** Number of the last event: where a follower begins. */
  seq: number;
};

/** Runs, the newest first unless `sort` says otherwise. `cursor` is the id of the last one seen. */
export async function listRuns(
  db: Database,
  { sort, ...filter }: RunOrder,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<Page<RunRow>> {
  const isNewest = sort === "newest";
  const conditions = await conditionsOf(db, filter);
  const behind = isNewest ? lt : gt;
  const found = await db.orm
    .select(columns)
    .from(runs)
    .where(and(conditions, cursor === undefined ? undefined : behind(runs.id, cursor)))
    .orderBy(isNewest ? desc(runs.id) : asc(runs.id))
    .limit(limit + 1);
  const shown = found.slice(0, limit);
  const times = await readPeopleTimes(
    db,
    shown.map(({ id }) => id),
  );
  const items = shown.map((run) => showRun(run, times.get(run.id) ?? NOBODY));
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

const NOBODY: PeopleTime = { ms: 0, since: null };

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
  tags: sql<string[]>`array(select tag from run_tags where run_id = ${runs.id} order by tag)`,
  forkedFrom: runs.forkedFrom,
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
  | "forkedFrom"
> & {
  tags: string[];
  workflowVersion: string;
  reason: string | null;
  reasonSentence: string | null;
  seq: number;
};

function showRun(
  { waiting, stepsDone, stepsTotal, percent, phase, startedAt, finishedAt, ...run }: Stored,
  people: PeopleTime,
): RunRow {
  return {
    ...run,
    people,
    waiting: waiting && withIsoTimes(waiting),
    progress: { done: stepsDone, total: stepsTotal, percent, phase },
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
