import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Agent, AgentTask, Outcome } from "#server/engine/agent-port";
import type { Node, StepNode } from "#workflows/definition/definition";
import type { JsonObject } from "#workflows/definition/json";
import { parseWorkflow } from "#workflows/dialects/parse-workflow";
import { sampleTask } from "./sample-task";

type Succeeded = Extract<Outcome, { kind: "succeeded" }>;
export type WalkedStep = { key: string; task: AgentTask; outcome: Succeeded };
export type Walk = { steps: WalkedStep[]; documents: Record<string, string> };

const LIBRARY = resolve("workflows/library");
const ROUNDS = 3;

/**
 * Performs the steps of one of our workflows in order, each with what it requires, as a run would that nobody
 * stops: every condition about a person is answered with yes, and a loop ends when its tests pass.
 */
export async function walkWorkflow(id: string, input: JsonObject, agent: Agent): Promise<Walk> {
  const file = `workflows/${id}.yaml`;
  const parsed = parseWorkflow({ file, pack: "own", source: readFileSync(resolve(LIBRARY, file), "utf8") });
  const walk: Walk = { steps: [], documents: {} };
  await walkNodes(parsed.definition?.sequences[0]?.nodes ?? [], { input, agent, walk, iteration: 0 });
  return walk;
}

type Walking = { input: JsonObject; agent: Agent; walk: Walk; iteration: number };

async function walkNodes(nodes: Node[], walking: Walking): Promise<void> {
  for (const node of nodes) {
    if (node.kind === "step") await walkStep(node, walking);
    if (node.kind === "parallel") for (const branch of node.branches) await walkNodes(branch, walking);
    if (node.kind === "loop") await walkLoop(node.nodes, walking);
  }
}

async function walkLoop(nodes: Node[], walking: Walking): Promise<void> {
  for (let iteration = 0; iteration < ROUNDS; iteration++) {
    const [test, fix] = nodes;
    if (test) await walkNodes([test], { ...walking, iteration });
    if (walking.walk.steps.at(-1)?.outcome.findings.tests === "pass") return;
    if (fix) await walkNodes([fix], { ...walking, iteration });
  }
}

async function walkStep(step: StepNode, { input, agent, walk, iteration }: Walking): Promise<void> {
  const task = taskOf(step, input, walk, iteration);
  const outcome = await agent.perform(task, () => {}, new AbortController().signal);
  if (outcome.kind !== "succeeded") throw new Error(JSON.stringify(outcome));
  for (const { name, content } of outcome.documents) walk.documents[name] = content;
  walk.steps.push({ key: step.key, task, outcome });
}

function taskOf(step: StepNode, input: JsonObject, walk: Walk, iteration: number): AgentTask {
  const role = step.agents[0] ?? "analyst";
  const names = step.inputs.flatMap(({ name, symbolic }) =>
    symbolic ? Object.keys(walk.documents) : [name],
  );
  const given = [...new Set(names)].filter((name) => walk.documents[name] !== undefined);
  return sampleTask({
    stepKey: step.key,
    iteration,
    input,
    runTitle: "A walk",
    agent: { id: role, role, name: role, title: role, persona: "" },
    step: { label: step.label, mode: step.mode, action: step.action, notes: step.notes, phase: step.phase },
    asks: step.asks.map((name) => ({ name, values: name === "tests" ? ["pass"] : [] })),
    given: Object.fromEntries(given.map((name) => [name, walk.documents[name] ?? ""])),
    wanted: step.outputs.map(({ name, optional }) => ({
      name,
      optional,
      previous: walk.documents[name] ?? null,
      template: readTemplate(step),
    })),
  });
}

function readTemplate(step: StepNode): string | null {
  const files = step.uses.map((name) => resolve(LIBRARY, "templates", `${name}.yaml`));
  const found = files.find((file) => existsSync(file));
  return found === undefined ? null : readFileSync(found, "utf8");
}
