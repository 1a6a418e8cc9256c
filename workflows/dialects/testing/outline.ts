import type { Node, StepNode, WorkflowDefinition } from "../../definition/definition";
import { listsIn } from "../../definition/walk-nodes";

/** A workflow in normal form as text for people: one line for each node. */
export function outlineOf(definition: WorkflowDefinition): string {
  const head = [
    `${definition.id} (${definition.name})`,
    `inputs: ${definition.inputs.map(({ name, type, required }) => `${name}:${type}${required ? "!" : ""}`).join(" ")}`,
    ...(definition.phases.length > 0 ? [`phases: ${definition.phases.join(" ")}`] : []),
    ...(definition.completionCriteria.length > 0
      ? [`criteria: ${definition.completionCriteria.join("; ")}`]
      : []),
    `prompts: ${Object.keys(definition.handoffPrompts).join(" ")}`,
    ...(Object.keys(definition.extra).length > 0
      ? [`extra: ${Object.keys(definition.extra).join(" ")}`]
      : []),
  ];
  const sequences = definition.sequences.flatMap(({ name, nodes }) => [`== ${name}`, ...lines(nodes, "")]);
  return `${[...head, ...sequences].join("\n")}\n`;
}

function lines(nodes: readonly Node[], indent: string): string[] {
  return nodes.flatMap((node) => {
    if (node.kind === "step") return [indent + lineOf(node)];
    const inner = listsIn(node).flatMap((list, position) => [
      `${indent}  ${nameOfList(node, position)}`,
      ...lines(list, `${indent}    `),
    ]);
    return [`${indent}${node.key} <${node.kind}>${blockRule(node)}`, ...inner];
  });
}

function nameOfList(node: Node, position: number): string {
  if (node.kind !== "route") return "-";
  const route = node.routes[position];
  return `- ${route?.name}${route?.continues ? " (continues)" : ""}`;
}

function blockRule(node: Node): string {
  if (node.kind === "route") return node.conditionText ? ` if ${node.conditionText}` : "";
  if (node.kind === "loop") return ` until ${node.untilText}, at most ${node.max}`;
  if (node.kind === "forEach") return ` each ${node.as} of ${node.list}`;
  return node.kind === "parallel" ? ` join ${node.join}` : "";
}

function lineOf(step: StepNode): string {
  const agent = step.anyAgent ? "various" : step.agents.join("/");
  const parts = [
    step.key,
    `<${step.mode}>`,
    agent,
    list("in", step.inputs, ({ name, symbolic }) => (symbolic ? `~${name}` : name)),
    list("out", step.outputs, ({ name, optional }) => (optional ? `${name}?` : name)),
    list("uses", step.uses, String),
    step.conditionText && `if ${step.conditionText}`,
    step.optional && "optional",
    step.repeat && `repeats ${step.repeat}`,
    step.gate && `gate ${step.gate}`,
    step.phase && `in ${step.phase}`,
    list("asks", step.asks, String),
    list("extra", Object.keys(step.extra), String),
  ];
  return parts.filter(Boolean).join(" ");
}

function list<Item>(word: string, items: readonly Item[], show: (item: Item) => string): string {
  return items.length === 0 ? "" : `${word}(${items.map(show).join(", ")})`;
}
