import { and, eq } from "drizzle-orm";
import { approvals } from "#db/tables/approvals";
import { decisions } from "#db/tables/decisions";
import { runs } from "#db/tables/runs";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import type { ApprovalKind, DecisionAction, QuestionTopic } from "#workflows/run/events";
import type { ApprovalStatus } from "#workflows/run/run-state";
import type { Answer } from "#workflows/run/signals";
import { type Risk, riskOf } from "./risk-of";

/** Who decided what, and when. */
export type DecisionRow = {
  id: string;
  action: DecisionAction;
  answer: Answer | null;
  comment: string;
  by: { id: string; name: string };
  at: string;
};

/** A request as the inbox lists it. Words of agents are in `question` alone. */
export type ApprovalRow = {
  id: string;
  runId: string;
  runTitle: string;
  workflowId: string;
  stepKey: string;
  iteration: number;
  kind: ApprovalKind;
  topic: QuestionTopic | null;
  version: number;
  question: string;
  contentSha256: string | null;
  status: ApprovalStatus;
  requestedAt: string;
  decidedAt: string | null;
  dueAt: string | null;
  /** Role that may decide: `owner` takes an owner, every other an approver or an owner. */
  role: string;
  votes: { have: number; need: number };
  agent: string | null;
  risk: Risk;
  assignee: string | null;
  snoozedUntil: string | null;
  decision: DecisionRow | null;
};

/** The join that goes with `approvalColumns`. */
export const finalDecision = [
  decisions,
  and(eq(decisions.approvalId, approvals.id), eq(decisions.isFinal, true)),
] as const;

/** What `showApproval` takes, from approvals joined with runs and the decision that won. */
export const approvalColumns = {
  id: approvals.id,
  runId: approvals.runId,
  runTitle: runs.title,
  workflowId: runs.workflowId,
  workflowVersion: runs.workflowSha,
  stepKey: approvals.stepKey,
  iteration: approvals.iteration,
  kind: approvals.kind,
  topic: approvals.topic,
  version: approvals.version,
  question: approvals.question,
  contentSha256: approvals.contentSha256,
  status: approvals.status,
  requestedAt: approvals.requestedAt,
  decidedAt: approvals.decidedAt,
  dueAt: approvals.dueAt,
  role: approvals.role,
  votesNeeded: approvals.votesNeeded,
  votes: approvals.votes,
  agent: approvals.agent,
  assignee: approvals.assignee,
  snoozedUntil: approvals.snoozedUntil,
  decision: decisions,
};

type Stored = Omit<
  ApprovalRow,
  "requestedAt" | "decidedAt" | "dueAt" | "snoozedUntil" | "votes" | "risk" | "decision"
> & {
  workflowVersion: string;
  requestedAt: Date;
  decidedAt: Date | null;
  dueAt: Date | null;
  snoozedUntil: Date | null;
  votesNeeded: number;
  votes: number;
  decision: typeof decisions.$inferSelect | null;
};

export function showApproval(stored: Stored, definition: WorkflowDefinition): ApprovalRow {
  const { workflowVersion: _, votesNeeded, votes, decision, ...row } = stored;
  const isAgreed = row.status === "approved" && row.kind !== "question";
  return {
    ...row,
    requestedAt: row.requestedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    dueAt: row.dueAt?.toISOString() ?? null,
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    // The vote that decides is the decision itself.
    votes: { have: votes + (isAgreed ? 1 : 0), need: votesNeeded },
    risk: riskOf(stored, definition),
    decision: decision && showDecision(decision),
  };
}

function showDecision({
  id,
  action,
  answer,
  comment,
  byId,
  byName,
  at,
}: typeof decisions.$inferSelect): DecisionRow {
  return { id, action, answer, comment, by: { id: byId, name: byName }, at: at.toISOString() };
}
