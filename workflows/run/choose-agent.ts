import type { StepNode } from "../definition/definition";
import { answerByLauncher, askPerson, isLeftToLauncher } from "./ask";
import { openIncident } from "./open-incident";
import { keysOf } from "./pages";
import { acceptedOf, artifactOf, type RunState, stepOf } from "./run-state";
import type { Turn } from "./turn";

/** The agent of a step; null while a person has to choose (formats.md 2: `a/b`, `various`). */
export function chooseAgent(turn: Turn, node: StepNode, key: string): string | null {
  const strangers = new Set(node.anyAgent ? [] : turn.index.definition.unknownAgents);
  const named = node.anyAgent ? ownersFor(turn, node) : node.agents;
  const known = named.filter((agent) => !strangers.has(agent));
  if (known.length === 0 && named[0] !== undefined) return replaceStranger(turn, node, key, named);
  return chooseAmong(turn, node, key, known);
}

function chooseAmong(turn: Turn, node: StepNode, key: string, candidates: string[]): string | null {
  const [first, ...others] = candidates;
  if (first === undefined) {
    openIncident(turn, key, "no-agent", "No agent is named for this step, and none worked before it.");
    return null;
  }
  if (others.length === 0) return first;
  const options = candidates.map((agent) => ({ value: agent, label: agent }));
  const question = `Which agent should do "${node.label}"?`;
  return askForAgent(turn, node, key, { finding: `${key}.agent`, question, options });
}

/** Nobody knows the agents of a step: one of the others may do it, or the name alone, without a persona. */
function replaceStranger(turn: Turn, node: StepNode, key: string, named: string[]): string | null {
  const { definition, steps } = turn.index;
  const others = steps
    .flatMap(({ agents }) => agents)
    .filter((one) => !definition.unknownAgents?.includes(one));
  const options = [
    ...named.map((agent) => ({ value: agent, label: `${agent}, without a persona` })),
    ...[...new Set(others)].map((agent) => ({ value: agent, label: agent })),
  ];
  const who = named.map((agent) => `"${agent}"`).join(" or ");
  const question = `No file describes the agent ${who}. Who should do "${node.label}"?`;
  return askForAgent(turn, node, key, { finding: `agent:${named.join("/")}`, question, options });
}

type AgentQuestion = { finding: string; question: string; options: { value: string; label: string }[] };

/** The agent that somebody chose; null while a person is asked. */
function askForAgent(turn: Turn, { role }: StepNode, key: string, asked: AgentQuestion): string | null {
  const { finding, options } = asked;
  const answer = turn.state.findings[finding]?.value;
  if (typeof answer === "string" && options.some(({ value }) => value === answer)) return answer;
  const [first] = options;
  if (first && isLeftToLauncher(turn, { topic: "agent", finding, stepKey: key })) {
    answerByLauncher(turn, key, finding, first.value);
    return first.value;
  }
  askPerson(turn, { stepKey: key, topic: "agent", ...asked, role, agent: null });
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
