import type { Api } from "./api";
import { insist } from "./insist";
import {
  type ApprovalRow,
  Approvals,
  Artifacts,
  Decided,
  Moved,
  RunDetail,
  RunEvents,
  Started,
} from "./shapes";
import { waitFor } from "./wait-for";

/** What is decided about a request; a question takes an answer. */
export type Verdict =
  | { action: "approve" | "revise" | "reject"; comment: string }
  | { action: "amend"; comment: string; content: string }
  | { answer: boolean | string };

export type Judge = (approval: ApprovalRow) => Promise<Verdict> | Verdict;

type Start = {
  title?: string;
  workflowId: string;
  input: object;
  answers?: object;
  unanswered?: "ask" | "no";
  pack?: string;
};

const LOOK_EVERY_MS = 200;
const OVER = ["completed", "failed", "cancelled"];

/**
 * Starts runs and decides what they ask, through the API. Every order keeps its id and is repeated until it is
 * answered, so the server may die at any moment.
 */
export class ScriptedPerson {
  /** Decisions that were answered with success: id to what was decided. */
  readonly acknowledged = new Map<string, { runId: string; approvalId: string; action: string }>();
  /** How often the server told how a run stands. */
  looks = 0;
  private readonly verdicts = new Map<string, Verdict>();

  constructor(
    private readonly api: Api,
    private readonly judge: Judge,
  ) {}

  async start(requestId: string, order: Start): Promise<string> {
    const { runId } = await insist(() => this.api.mutate("runs.start", { requestId, ...order }, Started));
    return runId;
  }

  /** Decides until the run is over, and answers it. */
  async drive(runId: string, withinMs = 300_000): Promise<RunDetail> {
    return waitFor(() => this.look(runId), `the run ${runId} to end`, withinMs, LOOK_EVERY_MS);
  }

  /** Decides until the run asks about a step, which is left to somebody else; answers the request. */
  async driveTo(runId: string, stepKey: string, withinMs = 60_000): Promise<ApprovalRow> {
    const look = async () => {
      const { items } = await insist(() => this.api.query("approvals.list", { runId }, Approvals));
      const asked = items.find((approval) => approval.stepKey === stepKey);
      if (!asked) for (const approval of items) await this.decide(approval);
      return asked ?? null;
    };
    return waitFor(look, `the run ${runId} to ask about ${stepKey}`, withinMs, LOOK_EVERY_MS);
  }

  private async look(runId: string): Promise<RunDetail | null> {
    const run = await insist(() => this.api.query("runs.get", { runId }, RunDetail));
    this.looks += 1;
    if (OVER.includes(run.status)) return run;
    for (const { incidentId, stepKey, open } of run.incidents) {
      if (open) await this.retry(runId, stepKey, incidentId);
    }
    const { items } = await insist(() => this.api.query("approvals.list", { runId }, Approvals));
    for (const approval of items) await this.decide(approval);
    return null;
  }

  private async retry(runId: string, stepKey: string, incidentId: string): Promise<void> {
    const order = {
      runId,
      stepKey,
      requestId: `${incidentId}-retry`,
      reason: "It was the server that died.",
    };
    await insist(() => this.api.mutate("runs.retryStep", order, Moved));
  }

  private async decide(approval: ApprovalRow): Promise<void> {
    const { id: approvalId, runId, contentSha256 } = approval;
    const verdict = this.verdicts.get(approvalId) ?? (await this.judge(approval));
    this.verdicts.set(approvalId, verdict);
    const decisionId = `${approvalId}-decision`;
    const order = { approvalId, decisionId, ...verdict };
    const decided =
      "answer" in verdict
        ? await insist(() => this.api.mutate("approvals.answer", order, Decided))
        : await insist(() => this.api.mutate("approvals.decide", { ...order, contentSha256 }, Decided));
    this.acknowledged.set(decisionId, { runId, approvalId, action: decided.approval.decision?.action ?? "" });
  }
}

/** The whole history of a run. */
export async function readHistory(api: Api, runId: string) {
  const { items, lastSeq } = await api.query("runs.events", { runId, limit: 1000 }, RunEvents);
  return { events: items, lastSeq };
}

export async function readArtifacts(api: Api, runId: string) {
  return (await api.query("artifacts.list", { runId, limit: 100 }, Artifacts)).items;
}
