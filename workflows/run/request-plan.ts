import type { StepNode } from "../definition/definition";
import { earlierRequests, nextApprovalId } from "./ask";
import { hashText } from "./content-hash";
import type { RaisedBy } from "./events";
import { givenTo } from "./needed-documents";
import { keptFrom } from "./request-result";
import { artifactOf, type RunState, stepOf } from "./run-state";
import { limitOfGate } from "./time-limit";
import type { Turn } from "./turn";

/** Asks a person to approve what a step is about to do (`gate: before`, "halt at the next step"). */
export function requestPlanApproval(turn: Turn, node: StepNode, key: string, agent: string): void {
  turn.record("approval.requested", {
    ...turn.place(key),
    approvalId: nextApprovalId(turn),
    kind: "plan",
    topic: null,
    version: earlierRequests(turn, key, "plan").length + 1,
    question: `Start "${node.label}"?`,
    contentSha256: hashText(planText(turn.state, node, key, agent)),
    artifactId: null,
    outputs: [],
    summary: "",
    confidence: null,
    options: [],
    finding: null,
    role: node.role ?? "approver",
    votesNeeded: node.approvals,
    agent,
    ...askedFor(turn),
    ...limitOfGate(turn, node),
    ...keptFrom(turn, node),
  });
}

/** A person wanted the next step halted: the request says who. */
function askedFor({ state: { haltNext } }: Turn): { triggers?: RaisedBy[] } {
  if (haltNext === null) return {};
  const sentence = `${haltNext.name} asked for a halt at the next step.`;
  return { triggers: [{ trigger: "manual_request", sentence }] };
}

/** What an approver of a plan reads; approved by the SHA-256 of exactly this text. */
export function planText(state: RunState, node: StepNode, key: string, agent: string): string {
  const given = givenTo(state, key, node).flatMap((id) => {
    const artifact = artifactOf(state, id);
    return artifact ? [`- ${artifact.name}, version ${artifact.version}, SHA-256 ${artifact.sha256}`] : [];
  });
  const outputs = node.outputs.map(({ name, optional }) => `- ${name}${optional ? " (optional)" : ""}`);
  const feedback = (stepOf(state, key)?.feedback ?? []).map(({ by, comment }) => `- ${by}: ${comment}`);
  return [
    `# ${node.label}`,
    `**${agent}** is about to start${node.action ? `: ${node.action}` : ""}.`,
    ...section("What it is told", node.notes.trim() === "" ? [] : [node.notes.trim()]),
    ...section("What it reads", given),
    ...section("What it makes", outputs),
    ...section("What reviewers asked for", feedback),
  ].join("\n\n");
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.join("\n")];
}
