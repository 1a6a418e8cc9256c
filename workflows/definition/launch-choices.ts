import { conditionsOf, isAskable, knownNames, usesIn } from "./asks";
import { factsIn } from "./condition";
import type { Node, StepNode } from "./definition";
import { listsIn, nodesIn, stepsIn } from "./walk-nodes";

/**
 * What a run would ask a person and a launch may answer beforehand (product.md 3.5). `name` is what
 * `runs.start` takes in `answers`; `stepKeys` are the steps that depend on it, in their order.
 */
export type LaunchChoice = {
  kind: "condition" | "optional";
  name: string;
  label: string;
  stepKeys: string[];
};

/** The yes-or-no questions of a sequence that only a person can answer, in the order in which they come up. */
export function launchChoices(nodes: readonly Node[], inputNames: readonly string[]): LaunchChoice[] {
  const facts = factsForPeople(nodes, inputNames);
  const choices = nodesIn(nodes).flatMap((node): LaunchChoice[] => {
    const own = conditionsOf(node)
      .flatMap(factsIn)
      .filter((name) => facts.has(name));
    if (own.length > 0) return own.map((name) => conditionChoice(nodes, name));
    return node.kind === "step" && node.optional ? [optionalChoice(nodes, node)] : [];
  });
  return choices.filter(({ name }, at) => choices.findIndex((other) => other.name === name) === at);
}

/** Names that neither an input, a document, an agent nor progress answers. */
function factsForPeople(nodes: readonly Node[], inputNames: readonly string[]): Set<string> {
  const known = knownNames(nodes, inputNames);
  const asked = new Set(stepsIn(nodes).flatMap((step) => step.asks));
  const names = usesIn(nodes).flatMap(({ name, isFact }) => (isFact && !known.has(name) ? [name] : []));
  return new Set(names.filter((name) => /^user_/.test(name) || (isAskable(name) && !asked.has(name))));
}

function conditionChoice(nodes: readonly Node[], name: string): LaunchChoice {
  const users = nodesIn(nodes).filter((node) => conditionsOf(node).flatMap(factsIn).includes(name));
  const words = name
    .replace(/^user_/, "")
    .replaceAll(/[_-]+/g, " ")
    .trim();
  const label = words.charAt(0).toUpperCase() + words.slice(1);
  return { kind: "condition", name, label, stepKeys: users.map(({ key }) => key) };
}

/** Inside a map every item has a key of its own, and all of them answer to the last part of it. */
function optionalChoice(nodes: readonly Node[], step: StepNode): LaunchChoice {
  const name = isMapped(nodes, step.key) ? step.key.slice(step.key.lastIndexOf("/") + 1) : step.key;
  return { kind: "optional", name, label: step.label, stepKeys: [step.key] };
}

function isMapped(nodes: readonly Node[], key: string): boolean {
  return nodesIn(nodes).some(
    (node) =>
      node.kind === "forEach" && listsIn(node).some((list) => stepsIn(list).some((one) => one.key === key)),
  );
}
