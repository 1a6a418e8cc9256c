import { composeStatement } from "./compose-statement";
import { crashPoint } from "./crash-point";
import type { JournalOptions } from "./journal-options";
import type { LeasedTask, LocalWorker } from "./local-worker";
import type { MoveInTheMaking } from "./move-in-the-making";
import { statementRows } from "./statement-rows";

/** The runs whose guard held, and what is to be done now that they are committed. */
export type Written = { accepted: ReadonlySet<string>; afterCommit(): void };

/**
 * Writes a batch. `afterCommit` tells whoever follows and starts the tasks that the local worker holds: to be
 * called once the journal knows the new states. Throws when nothing was committed, or when that is not known.
 */
export async function writeMoves(
  options: JournalOptions,
  batch: readonly MoveInTheMaking[],
  worker: LocalWorker | null,
): Promise<Written> {
  const idle = batch.filter((move) => !move.changes).map((move) => move.runId);
  const moves = batch.filter((move) => move.changes);
  if (moves.length === 0) return { accepted: new Set(idle), afterCommit: () => undefined };
  const leases = reserveTasks(moves, worker);
  if (worker && leases.size > 0) for (const move of moves) move.start(leases, worker.id);
  try {
    const written = await runStatement(options, moves, leases, worker?.id ?? "");
    const afterCommit = () => {
      startLeased(moves, leases, written, worker);
      crashPoint("before-publishing");
      publish(
        options,
        moves.filter((move) => written.has(move.runId)),
        leases,
      );
    };
    return { accepted: new Set([...written, ...idle]), afterCommit };
  } catch (error) {
    worker?.release(leases.size);
    throw error;
  }
}

async function runStatement(
  { writePool, clock }: JournalOptions,
  moves: readonly MoveInTheMaking[],
  leases: ReadonlySet<string>,
  workerId: string,
): Promise<Set<string>> {
  const rowsOfParts = statementRows(
    moves.map((move) => move.toMove(leases)),
    workerId,
  );
  crashPoint("before-commit");
  const { rows } = await writePool.query<{ id: string; now: number }>(composeStatement(rowsOfParts));
  crashPoint("after-commit");
  const now = rows[0]?.now;
  if (now !== undefined) clock.set(now);
  return new Set(rows.map((row) => row.id));
}

function reserveTasks(moves: readonly MoveInTheMaking[], worker: LocalWorker | null): Set<string> {
  const tasks = moves.flatMap((move) => move.newTasks());
  const room = worker && tasks.length > 0 ? worker.reserve(tasks.length) : 0;
  return new Set(tasks.slice(0, room).map((task) => task.taskId));
}

function startLeased(
  moves: readonly MoveInTheMaking[],
  leases: ReadonlySet<string>,
  accepted: ReadonlySet<string>,
  worker: LocalWorker | null,
): void {
  if (!worker || leases.size === 0) return;
  const taken: LeasedTask[] = moves
    .filter((move) => accepted.has(move.runId))
    .flatMap((move) =>
      move.newTasks().map((task) => ({ ...task, runId: move.runId, fence: 1, isStarted: true })),
    )
    .filter((task) => leases.has(task.taskId));
  worker.release(leases.size - taken.length);
  worker.take(taken);
}

function publish(
  options: JournalOptions,
  moves: readonly MoveInTheMaking[],
  leases: ReadonlySet<string>,
): void {
  const commits = moves.map((move) => ({
    runId: move.runId,
    events: move.events,
    state: move.after,
    queued: move.newTasks().filter((task) => !leases.has(task.taskId)).length,
    aborted: move.abortedTasks(),
  }));
  if (commits.length > 0) options.onCommit(commits);
}
