import type { Pool } from "pg";
import type { RunEvent } from "#workflows/run/events";
import { evolve } from "#workflows/run/evolve";
import { copyHistory } from "#workflows/run/fork-history";
import { checkInvariants } from "#workflows/run/invariants";
import { isSameJson } from "#workflows/run/is-same-json";
import { unstartedRun } from "#workflows/run/run-state";
import type { Violation } from "#workflows/run/violation";
import { type LoadedRun, loadRuns } from "./load-runs";
import { PinnedWorkflows } from "./pinned-workflows";
import { readHistory } from "./read-history";

/** Something that must not be: which promise is broken, where, and how. */
export type Finding = { rule: string; where: string; sentence: string };

const AT_ONCE = 100;

/** Reads every run's whole history and checks it by the core's own rules (I1, I2, I5, I8, I12). */
export async function examineRuns(pool: Pool): Promise<{ runs: number; findings: Finding[] }> {
  const workflows = new PinnedWorkflows(pool);
  const findings: Finding[] = [];
  let [runs, after] = [0, "00000000-0000-0000-0000-000000000000"];
  for (;;) {
    const { rows } = await pool.query<{ id: string }>(
      "select id from runs where id > $1 order by id limit $2",
      [after, AT_ONCE],
    );
    const loaded = await loadRuns(
      pool,
      rows.map(({ id }) => id),
    );
    for (const [runId, run] of loaded) findings.push(...(await examineRun(pool, workflows, runId, run)));
    runs += rows.length;
    after = rows.at(-1)?.id ?? after;
    if (rows.length < AT_ONCE) return { runs, findings };
  }
}

async function examineRun(
  pool: Pool,
  workflows: PinnedWorkflows,
  runId: string,
  run: LoadedRun,
): Promise<Finding[]> {
  const where = `run ${runId}`;
  const events = await readHistory(pool, runId);
  const { definition } = await workflows.find(run.workflowSha);
  const name = ({ rule, sentence }: Violation): Finding => ({ rule, where, sentence });
  if (await isPurged(pool, runId)) return checkInvariants(definition, run.state).map(name);
  const gap = events.findIndex((event, at) => event.seq !== at + 1);
  if (gap >= 0) return [{ rule: "I1", where, sentence: `Event ${gap + 1} is missing or stands twice.` }];
  const folded = evolve(unstartedRun(runId), events);
  // The run may have moved since its state was read: what came after is folded over it.
  const stored = evolve(run.state, events.slice(run.state.seq));
  if (!isSameJson(folded, stored)) {
    return [
      { rule: "I2", where, sentence: "Folding the history gives another state than the snapshot does." },
    ];
  }
  if (!(await sharesItsPast(pool, events))) {
    return [{ rule: "I2", where, sentence: "Its past is not that of the run it was forked from." }];
  }
  return checkInvariants(definition, folded, events).map(name);
}

/** Some of its events were deleted long after its end: what is left is its state. */
async function isPurged(pool: Pool, runId: string): Promise<boolean> {
  const { rowCount } = await pool.query("select from runs where id = $1 and purged_seq > 0", [runId]);
  return rowCount === 1;
}

/** The past of a fork is the other run's, with ids of its own; one whose origin is gone cannot be compared. */
async function sharesItsPast(pool: Pool, events: readonly RunEvent[]): Promise<boolean> {
  const forked = events.findLast((event) => event.type === "run.forked");
  const [started] = events;
  if (forked?.type !== "run.forked" || started?.type !== "run.started") return true;
  const { runId: from, seq } = forked.data.from;
  const origin = (await readHistory(pool, from)).slice(0, seq);
  const { runId: to, requestId } = started.data;
  return (
    origin[0]?.seq !== 1 || isSameJson(copyHistory(origin, { from, to, requestId }), events.slice(0, seq))
  );
}
