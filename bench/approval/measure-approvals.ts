import { randomUUID } from "node:crypto";
import type { AgentTask } from "#server/engine/agent-port";
import { gated } from "../bench-workflows";
import { BenchEngine } from "../engine/bench-engine";
import { percentile, type Round } from "../figure";
import { measureHeap } from "../measure-heap";
import { newRunId } from "../new-run-id";
import { ONE_BY_ONE } from "../read-options";
import { runClosedLoop } from "../run-closed-loop";
import type { BenchServer } from "../start-server";
import type { ApiCaller } from "./api-caller";
import { serveBenchApi } from "./serve-bench-api";

const STARTS_AT_ONCE = 64;
/** Requests under way in bulk, each with as many decisions as the API takes. */
const REQUESTS_AT_ONCE = 128;
const DECISIONS_PER_REQUEST = 20;

type Open = { id: string; run_id: string; content_sha256: string };

/** Runs that wait for an approval, what they cost while waiting, and how fast they go on; over HTTP. */
export async function measureApprovals(server: BenchServer, waiting: number): Promise<Round> {
  const { url, drop } = await server.makeDatabase();
  const begins = new Map<string, () => void>();
  const onPerform = ({ runId, stepKey }: AgentTask) => {
    if (stepKey === "build") begins.get(runId)?.();
  };
  const bench = new BenchEngine(url, { onPerform });
  await bench.engine.start();
  const { caller, close } = await serveBenchApi(bench);
  try {
    await makeRunsWait(bench, 50);
    const before = measureHeap();
    await makeRunsWait(bench, waiting);
    const waitingRunKb = (measureHeap() - before) / 1024 / waiting;
    const open = await readOpen(bench);
    await approveOneByOne(caller, open.splice(0, ONE_BY_ONE), begins);
    const oneByOne = await approveOneByOne(caller, open.splice(0, ONE_BY_ONE), begins);
    const decisionsPerSec = await approveAll(caller, open);
    return { ...oneByOne, decisionsPerSec, waitingRunKb };
  } finally {
    caller.close();
    await close();
    await bench.stop();
    await drop();
  }
}

/** Starts runs and waits until `count` more of them wait for a person. */
async function makeRunsWait(bench: BenchEngine, count: number): Promise<void> {
  const workflow = gated();
  await bench.engine.workflows.pin(workflow);
  const wanted = (await countOpen(bench)) + count;
  await runClosedLoop(count, STARTS_AT_ONCE, () => bench.startRun(workflow, newRunId()));
  while ((await countOpen(bench)) < wanted) await new Promise((resolve) => setTimeout(resolve, 20));
  await bench.engine.journal.drain();
}

async function countOpen({ database }: BenchEngine): Promise<number> {
  const { rows } = await database.pool.query(
    "select count(*)::int as open from approvals where status = 'pending'",
  );
  return rows[0].open;
}

async function readOpen({ database }: BenchEngine): Promise<Open[]> {
  const { rows } = await database.pool.query<Open>(
    "select id, run_id, content_sha256 from approvals where status = 'pending' order by requested_at, id",
  );
  return rows;
}

async function approveOneByOne(
  caller: ApiCaller,
  open: Open[],
  begins: Map<string, () => void>,
): Promise<Round> {
  const times: number[] = [];
  for (const approval of open) {
    const begun = new Promise<void>((resolve) => begins.set(approval.run_id, resolve));
    const sentAt = performance.now();
    const [answered] = [caller.mutate("approvals.decide", approvalOf(approval))];
    await begun;
    times.push(performance.now() - sentAt);
    await answered;
    begins.delete(approval.run_id);
  }
  return { approveToNextP50Ms: percentile(times, 50), approveToNextP99Ms: percentile(times, 99) };
}

async function approveAll(caller: ApiCaller, open: Open[]): Promise<number> {
  const requests = Math.ceil(open.length / DECISIONS_PER_REQUEST);
  const seconds = await runClosedLoop(requests, REQUESTS_AT_ONCE, async (position) => {
    const first = position * DECISIONS_PER_REQUEST;
    const items = open.slice(first, first + DECISIONS_PER_REQUEST).map(approvalOf);
    const answer = await caller.mutate("approvals.decideMany", { items });
    if (answer.includes('"ok":false')) throw new Error(`A decision was refused: ${answer.slice(0, 500)}`);
  });
  return open.length / seconds;
}

function approvalOf({ id, content_sha256 }: Open) {
  return { approvalId: id, decisionId: randomUUID(), action: "approve", contentSha256: content_sha256 };
}
