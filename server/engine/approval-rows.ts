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
    changed: changedIds.flatMap((id) => rowOf(move, id)),
    decisions: move.events.flatMap((event) => decisionOf(move.after.runId, event)),
  };
}

function rowOf({ after }: RunMove, id: string) {
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
    },
  ];
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
    return { action: "approve", is_final: false, answer: null, content_sha256: null };
  }
  const { action, answer, contentSha256 } = event.data;
  return { action, is_final: true, answer, content_sha256: contentSha256 };
}
