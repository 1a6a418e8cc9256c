import { checkConditions } from "./check-conditions";
import { checkDocuments } from "./check-documents";
import { checkReach } from "./check-reach";
import type { Defect } from "./defect";
import type { Node, WorkflowDefinition } from "./definition";
import { orderOf } from "./step-order";
import { nodesIn, stepsIn } from "./walk-nodes";

/** All that can be told wrong about a sequence without running it (reliability.md D7). */
export function checkSequence(
  definition: Pick<WorkflowDefinition, "inputs" | "phases">,
  nodes: Node[],
): Defect[] {
  const order = orderOf(nodes);
  return [
    ...checkPhases(definition.phases, nodes),
    ...checkGates(nodes),
    ...checkDocuments(nodes, order),
    ...checkReach(nodes),
    ...checkConditions(
      definition.inputs.map((input) => input.name),
      nodes,
    ),
  ];
}

/** Agents that nobody has a file for: a warning at load, a person's choice at run time (formats.md 2). */
export function checkAgents(nodes: Node[], known: { has(agent: string): boolean }): Defect[] {
  const seen = new Set<string>();
  return stepsIn(nodes).flatMap((node) =>
    node.agents
      .filter((agent) => !known.has(agent) && !seen.has(agent) && seen.add(agent))
      .map(
        (agent): Defect => ({
          severity: "warning",
          code: "unknown-agent",
          message: `There is no agent "${agent}" here.`,
          hint: "Add its file to the agents folder; until then it works without a persona.",
          node,
          field: "agent",
          item: agent,
        }),
      ),
  );
}

function checkPhases(phases: readonly string[], nodes: Node[]): Defect[] {
  return nodesIn(nodes)
    .filter((node) => node.phase !== null && !phases.includes(node.phase))
    .map((node) => ({
      severity: "error",
      code: "unknown-phase",
      message: `The phase "${node.phase}" is not declared.`,
      hint: `Declared are: ${phases.join(", ")}.`,
      node,
      field: "phase",
    }));
}

function checkGates(nodes: Node[]): Defect[] {
  return stepsIn(nodes)
    .filter((step) => step.approvals > 1 && step.gate === null)
    .map((node) => ({
      severity: "warning",
      code: "approvals-without-gate",
      message: `This step asks for ${node.approvals} approvals and has no gate.`,
      hint: "Add gate: after, or gate: before.",
      node,
      field: "approvals",
    }));
}
