import type { StepNode } from "../definition/definition";
import { answerByLauncher, askPerson } from "./ask";
import type { RunState } from "./run-state";
import type { Turn } from "./turn";

/** The agent of a step; null while a person has to choose (formats.md 2: `a/b`, `various`). */
export function chooseAgent(turn: Turn, node: StepNode, key: string): string | null {
  const candidates = node.anyAgent ? ownersFor(turn, node) : node.agents;
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0) return only;
  const finding = `${key}.agent`;
  const answer = turn.state.findings[finding]?.value;
  if (typeof answer === "string") return answer;
  if (only !== undefined && turn.state.unanswered === "no") {
    answerByLauncher(turn, key, finding, only);
    return only;
  }
  const options = candidates.map((agent) => ({ value: agent, label: agent }));
  const question = `Which agent should do "${node.label}"?`;
  askPerson(turn, { stepKey: key, topic: "agent", question, finding, options, role: node.role, agent: null });
  return null;
}

/** `various`: the owner of the document at hand, else everyone who made one, else everyone in the workflow. */
function ownersFor(turn: Turn, node: StepNode): string[] {
  const { state } = turn;
  const named = node.outputs.flatMap(({ name }) => ownerOf(state, state.accepted[name]));
  if (named.length > 0) return [...new Set(named)];
  const all = Object.values(state.accepted).flatMap((id) => ownerOf(state, id));
  const everyone = all.length > 0 ? all : turn.index.steps.flatMap((step) => step.agents);
  return [...new Set(everyone)];
}

function ownerOf(state: RunState, artifactId: string | undefined): string[] {
  const artifact = artifactId ? state.artifacts[artifactId] : undefined;
  const agent = artifact ? state.steps[artifact.stepKey]?.agent : undefined;
  return agent ? [agent] : [];
}
