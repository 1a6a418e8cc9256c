import { desc, eq } from "drizzle-orm";
import type { Database } from "#db/client";
import { runs } from "#db/tables/runs";
import type { RunStatus } from "#workflows/run/run-state";

/** A fork of a run; `seq` is the last event that both share. */
export type ForkRow = { runId: string; title: string; seq: number; status: RunStatus; startedAt: string };

/** The fork that a request id made, if it did. */
export async function findFork(
  { orm }: Database,
  requestId: string,
): Promise<{ runId: string; forkedFrom: { runId: string; seq: number } } | undefined> {
  const { id, forkedFrom, forkedSeq } = runs;
  const [found] = await orm
    .select({ runId: id, from: forkedFrom, seq: forkedSeq })
    .from(runs)
    .where(eq(runs.requestId, requestId));
  if (!found?.from) return undefined;
  return { runId: found.runId, forkedFrom: { runId: found.from, seq: found.seq ?? 0 } };
}

/** The forks of a run, the newest first. */
export async function listForks({ orm }: Database, runId: string): Promise<ForkRow[]> {
  const { id, title, forkedSeq, status, startedAt } = runs;
  const found = await orm
    .select({ runId: id, title, seq: forkedSeq, status, startedAt })
    .from(runs)
    .where(eq(runs.forkedFrom, runId))
    .orderBy(desc(id))
    .limit(100);
  return found.map(({ seq, startedAt: at, ...fork }) => ({
    ...fork,
    seq: seq ?? 0,
    startedAt: at.toISOString(),
  }));
}
