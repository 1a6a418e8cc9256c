import type { StepNode } from "../definition/definition";
import { nextApprovalId } from "./ask";
import type { StepOutput } from "./events";
import type { Turn } from "./turn";

type Result = { outputs: StepOutput[]; summary: string; confidence: number | null; contentSha256: string };

/** Asks a person to approve what an agent made (`gate: after`). */
export function requestResultApproval(turn: Turn, stepKey: string, node: StepNode, result: Result): void {
  const step = turn.step(stepKey);
  const earlier = Object.values(turn.state.approvals).filter(
    (approval) =>
      approval.stepKey === stepKey && approval.iteration === step?.iteration && approval.kind === "result",
  );
  const names = result.outputs.map(({ name }) => name).join(", ");
  turn.record("approval.requested", {
    ...turn.place(stepKey),
    ...result,
    approvalId: nextApprovalId(turn),
    kind: "result",
    topic: null,
    version: earlier.length + 1,
    question: names === "" ? `Approve the result of "${node.label}"?` : `Approve ${names}?`,
    artifactId: result.outputs[0]?.artifactId ?? null,
    options: [],
    finding: null,
    role: node.role ?? "approver",
    votesNeeded: node.approvals,
    agent: step?.agent ?? null,
  });
}
