import { and, eq } from "drizzle-orm";
import { approvals } from "#db/tables/approvals";
import { decisions } from "#db/tables/decisions";
import { runs } from "#db/tables/runs";
import type { DeadlinePolicy } from "#workflows/definition/deadline";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import type { ApprovalKind, DecisionAction, QuestionTopic, RaisedBy } from "#workflows/run/events";
import type { ApprovalStatus } from "#workflows/run/run-state";
import type { Answer, SectionChoice } from "#workflows/run/signals";
import { type ClaimRow, showClaim } from "./claim-row";
import { type Risk, riskOf } from "./risk-of";

/** Who decided what, and when. */
export type DecisionRow = {
  id: string;
  action: DecisionAction;
  answer: Answer | null;
  comment: string;
  /** What was chosen for each elicitation point. */
  sections: SectionChoice[];
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
  /** What happens at `dueAt`; null without a time limit. */
  onDeadline: DeadlinePolicy | null;
  /** When its last reminder went out; everybody who may decide is asked since then. */
  escalatedAt: string | null;
  /** What raised it beside the step's own gate (product.md 4). */
  triggers: RaisedBy[];
  /** Value of the option that the asking agent recommends. */
  recommendation: string | null;
  /** Steps of the run that come after it. */
  blocks: number;
  /** Ids of people who may not decide it (four eyes). */
  excludes: string[];
  /** Role that may decide: `owner` takes an owner, every other an approver or an owner. */
  role: string;
  votes: { have: number; need: number };
  agent: string | null;
  risk: Risk;
  assignee: string | null;
  /** Ids of people asked besides the assignee. */
  alsoAsked: string[];
  /** Who looks at it just now; a claim ends by itself and hinders nobody. */
  claim: ClaimRow | null;
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
  onDeadline: approvals.onDeadline,
  escalatedAt: approvals.escalatedAt,
  triggers: approvals.triggers,
  recommendation: approvals.recommendation,
  blocks: approvals.blocks,
  excludes: approvals.excludes,
  role: approvals.role,
  votesNeeded: approvals.votesNeeded,
  votes: approvals.votes,
  agent: approvals.agent,
  assignee: approvals.assignee,
  alsoAsked: approvals.alsoAsked,
  claimedBy: approvals.claimedBy,
  claimedByName: approvals.claimedByName,
  claimedAt: approvals.claimedAt,
  snoozedUntil: approvals.snoozedUntil,
  decision: decisions,
};

type Stored = Omit<
  ApprovalRow,
  | "requestedAt"
  | "decidedAt"
  | "dueAt"
  | "escalatedAt"
  | "snoozedUntil"
  | "votes"
  | "risk"
  | "claim"
  | "decision"
> & {
  workflowVersion: string;
  requestedAt: Date;
  decidedAt: Date | null;
  dueAt: Date | null;
  escalatedAt: Date | null;
  claimedBy: string | null;
  claimedByName: string | null;
  claimedAt: Date | null;
  snoozedUntil: Date | null;
  votesNeeded: number;
  votes: number;
  decision: typeof decisions.$inferSelect | null;
};

/** `now`, epoch milliseconds of database time, tells which claims still stand. */
export function showApproval(stored: Stored, definition: WorkflowDefinition, now: number): ApprovalRow {
  const {
    workflowVersion: _,
    votesNeeded,
    votes,
    decision,
    claimedBy,
    claimedByName,
    claimedAt,
    ...row
  } = stored;
  const isAgreed = row.status === "approved" && row.kind !== "question";
  return {
    ...row,
    requestedAt: row.requestedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    dueAt: row.dueAt?.toISOString() ?? null,
    escalatedAt: row.escalatedAt?.toISOString() ?? null,
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    // The vote that decides is the decision itself.
    votes: { have: votes + (isAgreed ? 1 : 0), need: votesNeeded },
    risk: riskOf(stored, definition),
    claim: showClaim({ claimedBy, claimedByName, claimedAt }, now),
    decision: decision && showDecision(decision),
  };
}

function showDecision(stored: typeof decisions.$inferSelect): DecisionRow {
  const { id, action, answer, comment, sections, byId, byName, at } = stored;
  return { id, action, answer, comment, sections, by: { id: byId, name: byName }, at: at.toISOString() };
}
