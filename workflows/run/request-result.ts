import type { StepNode } from "../definition/definition";
import { earlierRequests, nextApprovalId } from "./ask";
import { hashDocuments } from "./content-hash";
import type { RaisedBy } from "./events";
import { artifactOf } from "./run-state";
import type { ElicitedPoint } from "./signals";
import type { StepOutput } from "./step-output";
import type { StepResult } from "./step-state";
import { limitOfGate } from "./time-limit";
import type { Turn } from "./turn";

/** True when the workflow itself puts a gate behind the step. */
export function isGatedAfter({ gate }: StepNode): boolean {
  return gate === "after" || gate === "both";
}

/** What else than the step's own gate makes a request, and the places where its template wants a person heard. */
type Reasons = { triggers: RaisedBy[]; elicitation: ElicitedPoint[] };

/** Asks a person to approve what an agent made: `gate: after`, a trigger, or the template's wish. */
export function requestResultApproval(
  turn: Turn,
  stepKey: string,
  node: StepNode,
  result: StepResult,
  { triggers, elicitation }: Reasons,
): void {
  const { outputs } = result;
  const documents = outputs.flatMap(({ artifactId }) => artifactOf(turn.state, artifactId) ?? []);
  const isTemplates = !isGatedAfter(node) && triggers.length === 0;
  turn.record("approval.requested", {
    ...turn.place(stepKey),
    ...result,
    approvalId: nextApprovalId(turn),
    kind: "result",
    topic: isTemplates ? "elicitation" : null,
    version: earlierRequests(turn, stepKey, "result").length + 1,
    question: questionAbout(node, outputs, triggers),
    contentSha256: hashDocuments(documents),
    artifactId: outputs[0]?.artifactId ?? null,
    options: [],
    finding: null,
    role: node.role ?? "approver",
    votesNeeded: node.approvals,
    agent: turn.step(stepKey)?.agent ?? null,
    ...(triggers.length > 0 ? { triggers } : {}),
    ...(elicitation.length > 0 ? { elicitation } : {}),
    ...limitOfGate(turn, node),
    ...keptFrom(turn, node),
  });
}

/** The reasons come first, unless the workflow itself wants to be asked. */
function questionAbout(node: StepNode, outputs: StepOutput[], triggers: RaisedBy[]): string {
  const names = outputs.map(({ name }) => name).join(", ");
  const question = names === "" ? `Approve the result of "${node.label}"?` : `Approve ${names}?`;
  const reasons = isGatedAfter(node) ? [] : triggers.map(({ sentence }) => sentence);
  return [...reasons, question].join(" ");
}

/** Under four eyes, whoever started the run decides none of the step's gates (H12). */
export function keptFrom({ state }: Turn, { fourEyes }: StepNode): { excludes?: string[] } {
  return fourEyes ? { excludes: [state.startedBy.id] } : {};
}
