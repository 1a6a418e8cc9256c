import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { alias } from "drizzle-orm/pg-core";
import { approvals } from "#db/tables/approvals";
import { notedFacts } from "#db/tables/noted-facts";
import { runEvents } from "#db/tables/run-events";
import { runs } from "#db/tables/runs";
import { RunFact } from "#workflows/run/events";
import { type AskedRow, askedColumns } from "./audience";

/** A noted fact with what is needed to tell it. */
export type Noted = {
  id: number;
  /** Names the fact in every notice and message. */
  key: string;
  at: Date;
  run: { id: string; title: string; workflowId: string; launchedBy: string | null };
  /** Null when somebody was asked in person. */
  fact: RunFact | null;
  asked: string[] | null;
  /** The request it is about. */
  request: RequestRow | null;
};

type RequestRow = AskedRow & { question: string; stepKey: string; dueAt: Date | null };

/** Notes that are due, oldest first. */
export async function readDueNotes(orm: NodePgDatabase, most: number): Promise<number[]> {
  const found = await orm
    .select({ id: notedFacts.id })
    .from(notedFacts)
    .where(lte(notedFacts.tryAt, sql`clock_timestamp()`))
    .orderBy(asc(notedFacts.id))
    .limit(most);
  return found.map(({ id }) => id);
}

/** What the notes say; what belongs to a run that is gone, or to the past that a fork shares, is left out. */
export async function readNoted(orm: NodePgDatabase, ids: number[]): Promise<Noted[]> {
  const rows = await orm
    .select({ note: notedFacts, run: runColumns, event: runEvents, launchedBy: launcher })
    .from(notedFacts)
    .innerJoin(runs, eq(runs.id, notedFacts.runId))
    .leftJoin(runEvents, and(eq(runEvents.runId, notedFacts.runId), eq(runEvents.seq, notedFacts.seq)))
    .leftJoin(start, and(eq(start.runId, runs.id), eq(start.seq, sql`coalesce(${runs.forkedSeq}, 0) + 1`)))
    .where(inArray(notedFacts.id, ids))
    .orderBy(asc(notedFacts.id));
  const known = rows.flatMap(({ note, run, event, launchedBy }) => {
    if (event && event.seq <= (run.forkedSeq ?? 0)) return [];
    const fact = event ? RunFact.safeParse({ type: event.type, data: event.data }).data : null;
    if (fact === undefined) return [];
    const key = event ? `${note.runId}:${event.seq}` : `${note.approvalId}:asked:${note.id}`;
    return [
      {
        id: note.id,
        key,
        at: event?.at ?? note.at,
        run: { ...run, launchedBy },
        fact,
        asked: note.asked,
        approvalId: note.approvalId,
      },
    ];
  });
  const requests = await readRequests(
    orm,
    known.map(requestOf).filter((id) => id !== null),
  );
  return known.map((noted) => ({ ...noted, request: requests.get(requestOf(noted) ?? "") ?? null }));
}

/** The first event of a run's own: it names who launched or forked it. */
const start = alias(runEvents, "start");
const launcher = sql<string | null>`${start.data} -> 'by' ->> 'id'`;

const runColumns = {
  id: runs.id,
  title: runs.title,
  workflowId: runs.workflowId,
  forkedSeq: runs.forkedSeq,
};

function requestOf({ fact, approvalId }: { fact: RunFact | null; approvalId: string | null }): string | null {
  if (!fact) return approvalId;
  return "approvalId" in fact.data ? fact.data.approvalId : null;
}

async function readRequests(orm: NodePgDatabase, ids: string[]): Promise<Map<string, RequestRow>> {
  const { question, stepKey, dueAt } = approvals;
  const found = await orm
    .select({ ...askedColumns, question, stepKey, dueAt })
    .from(approvals)
    .where(inArray(approvals.id, ids));
  return new Map(found.map((request) => [request.id, request]));
}
