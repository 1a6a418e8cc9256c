import type { Pool } from "pg";
import { crashPoint } from "./crash-point";
import { freeLeftBehind } from "./free-left-behind";
import type { Journal } from "./journal";
import { submitEach } from "./submit-each";
import { IS_DEAD, type Orphan, orphanedTasks, putAside } from "./task-queue";

const AT_ONCE = 200;

/**
 * Takes over what dead workers left: each task becomes another attempt in one batched advance, which the local
 * worker starts at once. Two sweeps may meet: the journal lets one of them win (E7). A run that cannot be
 * advanced does not keep the others from it: it is reported, and tried again at the next sweep (E9).
 */
export async function sweepOrphans(
  pool: Pool,
  journal: Journal,
  onTrouble: (message: string, error: unknown) => void,
): Promise<number> {
  let count = 0;
  for (;;) {
    const orphans = await orphanedTasks(pool, AT_ONCE);
    if (orphans.length > 0) crashPoint("orphans-found");
    const done = await submitEach(orphans, (orphan) => takeOver(pool, journal, orphan), onTrouble);
    count += done;
    if (orphans.length < AT_ONCE || done === 0) break;
  }
  if (count > 0) crashPoint("orphans-taken-over");
  if (count > 0) await freeLeftBehind(pool);
  await pool.query(
    `delete from workers w where (${IS_DEAD}) and not exists (
      select from tasks t where t.worker_id = w.id and t.status = 'running')`,
  );
  return count;
}

/** A run that has moved on without the task does not want it again: the row is only put aside. */
async function takeOver(pool: Pool, journal: Journal, orphan: Orphan): Promise<void> {
  const { runId, taskId, fence, worker } = orphan;
  const { events } = await journal.submit(runId, { type: "taskLost", taskId, fence, worker });
  crashPoint("orphan-taken-over");
  if (events.length === 0) await putAside(pool, worker, orphan);
}
