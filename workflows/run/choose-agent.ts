import type { StepNode } from "../definition/definition";
import { answerByLauncher, askPerson, isLeftToLauncher } from "./ask";
import { openIncident } from "./open-incident";
import { keysOf } from "./pages";
import { acceptedOf, artifactOf, type RunState, stepOf } from "./run-state";
import type { Turn } from "./turn";

/** The agent of a step; null while a person has to choose (formats.md 2: `a/b`, `various`). */
export function chooseAgent(turn: Turn, node: StepNode, key: string): string | null {
  const candidates = node.anyAgent ? ownersFor(turn, node) : node.agents;
  const [first, ...others] = candidates;
  if (first === undefined) {
    openIncident(turn, key, "no-agent", "No agent is named for this step, and none worked before it.");
    return null;
  }
  if (others.length === 0) return first;
  const finding = `${key}.agent`;
  const answer = turn.state.findings[finding]?.value;
  if (typeof answer === "string" && candidates.includes(answer)) return answer;
  if (isLeftToLauncher(turn, { topic: "agent", finding, stepKey: key })) {
    answerByLauncher(turn, key, finding, first);
    return first;
  }
  const options = candidates.map((agent) => ({ value: agent, label: agent }));
  const question = `Which agent should do "${node.label}"?`;
  askPerson(turn, { stepKey: key, topic: "agent", question, finding, options, role: node.role, agent: null });
  return null;
}

/** `various`: the owner of the document at hand, else everyone who made one, else everyone in the workflow. */
function ownersFor({ state, index }: Turn, node: StepNode): string[] {
  const named = node.outputs.flatMap(({ name }) => ownerOf(state, name));
  if (named.length > 0) return [...new Set(named)];
  const all = keysOf(state.documents)
    .sort()
    .flatMap((name) => ownerOf(state, name));
  return [...new Set(all.length > 0 ? all : index.steps.flatMap((step) => step.agents))];
}

function ownerOf(state: RunState, name: string): string[] {
  const artifact = artifactOf(state, acceptedOf(state, name) ?? "");
  const agent = artifact && stepOf(state, artifact.stepKey)?.agent;
  return agent ? [agent] : [];
}
