import type { StepNode } from "../definition/definition";
import { earlierRequests, nextApprovalId } from "./ask";
import { hashDocuments } from "./content-hash";
import { artifactOf } from "./run-state";
import type { StepResult } from "./step-state";
import type { Turn } from "./turn";

/** Asks a person to approve what an agent made: `gate: after`, or the oversight with its `reason`. */
export function requestResultApproval(
  turn: Turn,
  stepKey: string,
  node: StepNode,
  result: StepResult,
  reason: string | null = null,
): void {
  const { outputs } = result;
  const documents = outputs.flatMap(({ artifactId }) => artifactOf(turn.state, artifactId) ?? []);
  const names = outputs.map(({ name }) => name).join(", ");
  const question = names === "" ? `Approve the result of "${node.label}"?` : `Approve ${names}?`;
  turn.record("approval.requested", {
    ...turn.place(stepKey),
    ...result,
    approvalId: nextApprovalId(turn),
    kind: "result",
    topic: null,
    version: earlierRequests(turn, stepKey, "result").length + 1,
    question: reason === null ? question : `${reason} ${question}`,
    contentSha256: hashDocuments(documents),
    artifactId: outputs[0]?.artifactId ?? null,
    options: [],
    finding: null,
    role: node.role ?? "approver",
    votesNeeded: node.approvals,
    agent: turn.step(stepKey)?.agent ?? null,
  });
}
