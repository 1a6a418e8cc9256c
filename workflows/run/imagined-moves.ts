import type { JsonObject } from "../definition/json";
import type { Actor } from "./actor";
import type { ApprovalState } from "./run-state";
import type { Answer, DocumentRef, SignalOf } from "./signals";

/** Moves of agents and people who are only imagined, for rehearsals and proofs. */

/** Somebody who may decide everything; a number tells people apart where several must agree. */
export function imaginedPerson(number = 1): Actor {
  return { kind: "person", id: `imagined-${number}`, name: "a person", role: "owner" };
}

/** Who starts an imagined run: somebody else than those who decide in it, for gates that keep the starter out. */
export function imaginedLauncher(): Actor {
  return { ...imaginedPerson(0), name: "the launcher" };
}

/** The agent hands in these documents; their hashes stand for bytes that do not exist. */
export function imaginedResult(
  taskId: string,
  documents: readonly string[],
  findings: JsonObject,
): SignalOf<"taskSucceeded"> {
  return {
    type: "taskSucceeded",
    taskId,
    fence: 0,
    worker: "imagined",
    documents: documents.map((name) => imaginedDocument(name, taskId)),
    findings,
    confidence: 1,
    summary: "",
    model: "imagined",
    usage: { inputTokens: 0, outputTokens: 0, cachedTokens: 0, cost: 0 },
  };
}

/** The agent gives up for good. */
export function imaginedFailure(taskId: string): SignalOf<"taskFailed"> {
  const failure = { reason: "imagined", message: "It failed.", retryable: false, retryAfterMs: null };
  return { type: "taskFailed", taskId, fence: 0, worker: "imagined", ...failure };
}

function imaginedDocument(name: string, taskId: string): DocumentRef {
  return { name, sha256: `imagined:${taskId}:${name}`, mediaType: "text/markdown", size: 0 };
}

/** A decision at a gate, by a person who has not voted on it yet. */
export function imaginedDecision(
  { approvalId, contentSha256, votes }: ApprovalState,
  action: "approve" | "reject" | "revise",
): SignalOf<"decideApproval"> {
  const number = votes.length + 1;
  return {
    type: "decideApproval",
    approvalId,
    decisionId: `imagined-${approvalId}-${number}`,
    action,
    comment: action === "approve" ? "" : "imagined",
    contentSha256,
    amended: null,
    by: imaginedPerson(number),
  };
}

export function imaginedAnswer({ approvalId }: ApprovalState, answer: Answer): SignalOf<"answerApproval"> {
  const decisionId = `imagined-${approvalId}`;
  return { type: "answerApproval", approvalId, decisionId, answer, comment: "", by: imaginedPerson() };
}
