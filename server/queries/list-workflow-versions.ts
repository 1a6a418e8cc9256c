import type { Database } from "#db/client";
import type { Library } from "#server/library/library";

/** One version of a workflow: `isCurrent` is what a start would take now, `runs` counts those of late. */
export type WorkflowVersion = {
  version: string;
  declaredVersion: string;
  /** When a run first took it; null for one that no run has. */
  firstUsedAt: string | null;
  lastUsedAt: string | null;
  runs: number;
  isCurrent: boolean;
};

/** Runs that are counted at most: enough for a list, and quick however many there are. */
const MOST_COUNTED = 10_000;
const MOST_VERSIONS = 100;

type Row = {
  sha256: string;
  declared: string | null;
  created_at: Date;
  last_used: Date | null;
  runs: string;
};

/** The versions that runs hold, and the library's own if none has it yet; the newest first. */
export async function listWorkflowVersions(
  { library, db }: { library: Library; db: Database },
  { id, pack }: { id: string; pack: string },
): Promise<WorkflowVersion[]> {
  const { rows } = await db.pool.query<Row>(
    `with used as (
       select workflow_sha, count(*) as runs, max(started_at) as last_used from (
         select workflow_sha, started_at from runs where workflow_id = $1 and pack = $2 order by id desc limit $3
       ) as late group by workflow_sha
     )
     select sha256, definition->>'version' as declared, created_at, last_used, coalesce(runs, 0) as runs
     from workflows left join used on used.workflow_sha = sha256
     where id = $1 and pack = $2 order by created_at desc limit $4`,
    [id, pack, MOST_COUNTED, MOST_VERSIONS],
  );
  const entry = library.list().find((one) => one.id === id && one.pack === pack && one.definition);
  const pinned = rows.map((row) => showVersion(row, entry?.sha256));
  if (!entry || pinned.some(({ isCurrent }) => isCurrent)) return pinned;
  return [{ ...unused, version: entry.sha256, declaredVersion: entry.version }, ...pinned];
}

const unused = { firstUsedAt: null, lastUsedAt: null, runs: 0, isCurrent: true };

function showVersion(row: Row, current: string | undefined): WorkflowVersion {
  return {
    version: row.sha256,
    declaredVersion: row.declared ?? "",
    firstUsedAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used?.toISOString() ?? null,
    runs: Number(row.runs),
    isCurrent: row.sha256 === current,
  };
}
