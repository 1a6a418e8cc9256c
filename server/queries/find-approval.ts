import { asc, eq } from "drizzle-orm";
import { approvals } from "#db/tables/approvals";
import { comments } from "#db/tables/comments";
import { runs } from "#db/tables/runs";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import { indexOf, nodeOf } from "#workflows/run/definition-index";
import { effectAtDeadline, effectsOf } from "#workflows/run/effects";
import { RunRefusal } from "#workflows/run/refusal";
import { stepInRun } from "#workflows/run/run-keys";
import type { ApprovalState, RunState } from "#workflows/run/run-state";
import type { ApprovalDetail, ApprovalFacts, ApprovalRound } from "./approval-detail";
import { type ApprovalRow, approvalColumns, finalDecision, showApproval } from "./approval-row";
import { type AroundRequest, lookAround } from "./around-request";
import { type CommentRow, showComment } from "./comment-row";
import { listHops } from "./list-hops";
import { readShown } from "./read-shown";
import type { Reading } from "./reading";

/** A request with everything a person needs to decide it, also after it was decided. Refuses with `not-found`. */
export async function findApproval(reading: Reading, approvalId: string): Promise<ApprovalDetail> {
  const [stored] = await reading.db.orm
    .select({ ...approvalColumns, cost: runs.cost })
    .from(approvals)
    .innerJoin(runs, eq(runs.id, approvals.runId))
    .leftJoin(...finalDecision)
    .where(eq(approvals.id, approvalId));
  if (!stored) throw new RunRefusal("not-found", "There is no such approval.");
  const { cost, ...columns } = stored;
  const workflow = await reading.findWorkflow(columns.workflowVersion);
  const { definition } = workflow;
  const around = await lookAround(reading, definition, columns.runId, approvalId);
  const row = showApproval(columns, definition, reading.now());
  const shown = await readShown(reading.db, workflow, around);
  return {
    ...row,
    facts: stateFacts(reading, definition, row, around.now, cost),
    ...shown,
    previous: shown.documents[0]?.previous ?? null,
    diffBase: shown.documents[0]?.diffBase ?? null,
    summary: around.request.summary,
    confidence: around.request.confidence,
    confidenceReason: around.request.doubts?.reason ?? "",
    openQuestions: around.request.doubts?.questions ?? [],
    history: listRounds(around, approvalId),
    comments: await listComments(reading, approvalId),
    voters: votersOf(around.now.approvals[approvalId]),
    options: around.request.options,
    elicitation: around.request.elicitation ?? [],
    hops: await listHops(reading.db, columns.runId, approvalId),
    effects: effectsOf(definition, around.now, approvalId, reading.now()),
    atDeadline: effectAtDeadline(definition, around.now, approvalId),
  };
}

async function listComments({ db }: Reading, approvalId: string): Promise<CommentRow[]> {
  const found = await db.orm
    .select()
    .from(comments)
    .where(eq(comments.approvalId, approvalId))
    .orderBy(asc(comments.at), asc(comments.id));
  return found.map(showComment);
}

function stateFacts(
  { library }: Reading,
  definition: WorkflowDefinition,
  row: ApprovalRow,
  now: RunState,
  cost: number,
): ApprovalFacts {
  const { id, pack, name } = definition;
  const version = now.workflowSha;
  const index = indexOf(definition, now.sequence);
  const step = stepInRun(index, now, row.stepKey);
  const agent = row.agent === null ? undefined : library.agent(row.agent, pack);
  return {
    workflow: { id, pack, name, version, shortVersion: version.slice(0, 12) },
    run: { id: row.runId, title: row.runTitle, status: now.standing.status, reason: codeOf(now) },
    step: {
      key: row.stepKey,
      label: (step ?? nodeOf(index, row.stepKey))?.label ?? row.stepKey,
      phase: step?.phase ?? null,
      iteration: row.iteration,
    },
    agent:
      row.agent === null
        ? null
        : { id: row.agent, name: agent?.name ?? row.agent, title: agent?.title ?? "" },
    costSoFar: cost,
    contentSha256: row.contentSha256,
    mayDecide: row.role === "owner" ? ["owner"] : ["approver", "owner"],
  };
}

function codeOf({ standing }: RunState): string | null {
  return standing.status === "paused" ? standing.code : null;
}

function listRounds({ request, asked, now }: AroundRequest, approvalId: string): ApprovalRound[] {
  return Object.keys(asked.approvals)
    .filter((id) => id !== approvalId)
    .flatMap((id) => now.approvals[id] ?? [])
    .filter(({ stepKey }) => stepKey === request.stepKey)
    .map(showRound);
}

function showRound(approval: ApprovalState): ApprovalRound {
  const { approvalId: id, kind, question, iteration, version, status, contentSha256, artifactId } = approval;
  const { requestedAt, decision } = approval;
  return {
    ...{ id, kind, question, iteration, version, status, contentSha256, artifactId },
    requestedAt: isoOf(requestedAt),
    decision: decision && {
      id: decision.decisionId,
      action: decision.action,
      answer: decision.answer,
      comment: decision.comment,
      sections: decision.sections ?? [],
      by: decision.by,
      at: isoOf(decision.at),
    },
  };
}

function votersOf(approval: ApprovalState | undefined): ApprovalDetail["voters"] {
  return (approval?.votes ?? []).map(({ by, at }) => ({ ...by, at: isoOf(at) }));
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
