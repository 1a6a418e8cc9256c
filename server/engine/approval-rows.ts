import { countDownstream } from "#workflows/run/count-downstream";
import type { FactOf, RunEvent } from "#workflows/run/events";
import type { RunMove } from "./run-move";

/** Requests that a move makes, those it changes, and the decisions taken; times in epoch milliseconds. */
export function approvalRows(move: RunMove) {
  const made = new Set<string>();
  const touched = new Set<string>();
  for (const event of move.events) {
    if (event.type === "approval.requested") made.add(event.data.approvalId);
    else if ("approvalId" in event.data) touched.add(event.data.approvalId);
  }
  const changedIds = [...touched].filter((id) => !made.has(id));
  return {
    made: [...made].flatMap((id) => rowOf(move, id)),
    changed: changedIds.flatMap((id) => changeOf(move, id)),
    decisions: move.events.flatMap((event) => decisionOf(move.after.runId, event)),
    remarks: move.events.flatMap((event) => remarksOf(move.after.runId, event)),
  };
}

/** What a request can still change in. */
function changeOf({ after, events }: RunMove, id: string) {
  const approval = after.approvals[id];
  if (!approval) return [];
  const { status, votes, decision } = approval;
  const change = { id, run_id: after.runId, status, votes: votes.length, decided_at: decision?.at ?? null };
  return [{ ...change, escalated_at: escalationOf(events, id) }];
}

function rowOf({ after, workflow }: RunMove, id: string) {
  const approval = after.approvals[id];
  if (!approval) return [];
  return [
    {
      id,
      run_id: after.runId,
      step_key: approval.stepKey,
      iteration: approval.iteration,
      kind: approval.kind,
      topic: approval.topic,
      version: approval.version,
      question: approval.question,
      content_sha256: approval.contentSha256,
      artifact_id: approval.artifactId,
      options: approval.options,
      status: approval.status,
      role: approval.role,
      votes_needed: approval.votesNeeded,
      votes: approval.votes.length,
      agent: approval.agent,
      requested_at: approval.requestedAt,
      decided_at: approval.decision?.at ?? null,
      due_at: approval.dueAt ?? null,
      on_deadline: approval.onDeadline ?? null,
      triggers: approval.triggers ?? [],
      recommendation: approval.recommendation ?? null,
      excludes: approval.excludes ?? [],
      blocks: countDownstream(workflow.definition, after, approval.stepKey),
    },
  ];
}

/** When the last reminder of a request went out, if that was in this move. */
function escalationOf(events: readonly RunEvent[], id: string): number | null {
  const last = events.find(
    ({ type, data }) => type === "approval.reminded" && data.approvalId === id && data.isLast,
  );
  return last?.at ?? null;
}

function remarksOf(runId: string, event: RunEvent) {
  if (event.type !== "approval.decided" && event.type !== "approval.voted") return [];
  const { approvalId, decisionId, by, remarks = [] } = event.data;
  return remarks.map(({ quote, start, end, section, suggestion, text }, at) => ({
    id: `${decisionId}-${at + 1}`,
    approval_id: approvalId,
    run_id: runId,
    decision_id: decisionId,
    quote,
    from_offset: start,
    to_offset: end,
    section: section ?? null,
    suggestion: suggestion ?? null,
    text,
    by_id: by.id,
    by_name: by.name,
    at: event.at,
  }));
}

type DecisionFact = FactOf<"approval.decided"> | FactOf<"approval.voted">;

function decisionOf(runId: string, event: RunEvent) {
  if (event.type !== "approval.decided" && event.type !== "approval.voted") return [];
  const { approvalId, decisionId, comment, by } = event.data;
  return [
    {
      id: decisionId,
      approval_id: approvalId,
      run_id: runId,
      ...outcomeOf(event),
      comment,
      by_id: by.id,
      by_name: by.name,
      at: event.at,
    },
  ];
}

function outcomeOf(event: DecisionFact) {
  if (event.type === "approval.voted") {
    return { action: "approve", is_final: false, answer: null, sections: [], content_sha256: null };
  }
  const { action, answer, contentSha256, sections = [] } = event.data;
  return { action, is_final: true, answer, sections, content_sha256: contentSha256 };
}
