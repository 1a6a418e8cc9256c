import type { ForEachNode, Node, StepNode } from "../definition/definition";
import { mapSteps, nodesIn, stepsIn } from "../definition/walk-nodes";
import { listUnits, type Unit } from "./list-units";
import { claimBlockKey, type MovedKeys, nestNodes } from "./nest-nodes";
import type { Lowering } from "./scope";

/** `around` is the prefix of the keys in the list, `all` the whole sequence that it is a part of. */
type Place = { around: string; all: Node[]; lowering: Lowering; moved: MovedKeys };

/**
 * The steps from the one that `repeats: for_each_…` to `repeat_development_cycle` are done once for each item
 * (formats.md 2.3), one item after the other. The list is asked of the agent before; each item has documents
 * of its own: `stories/2/story.md`.
 */
export function nestStories(nodes: Node[], place: Place): Node[] {
  const units = listUnits(nodes);
  const nested: Node[] = [];
  let start = -1;
  let from = 0;
  for (const [at, { step, nodes: own }] of units.entries()) {
    if (start < 0 && isRepeated(own)) start = at;
    if (start < 0 || step?.mode !== "loop_end") continue;
    const body = units.slice(start, at + 1);
    if (!isClosed(body, place.all)) continue;
    nested.push(...units.slice(from, start).flatMap((unit) => unit.nodes));
    nested.push(mapOf(body, place));
    from = at + 1;
    start = -1;
  }
  return [...nested, ...units.slice(from).flatMap((unit) => unit.nodes)];
}

/** A review loop may stand first: then the step that repeats is in it. */
function isRepeated(nodes: Node[]): boolean {
  return stepsIn(nodes).some(({ repeat }) => repeat !== null && /^for[_ -]each/i.test(repeat));
}

/** No way back leads from outside into the steps: it would not know which item is meant. */
function isClosed(body: Unit[], all: Node[]): boolean {
  const inside = new Set(nodesIn(body.flatMap(({ nodes }) => nodes)).map(({ key }) => key));
  return stepsIn(all).every(
    ({ key, onReject }) => onReject.kind !== "goto" || inside.has(key) || !inside.has(onReject.step),
  );
}

function mapOf(body: Unit[], { around, all, lowering, moved }: Place): ForEachNode {
  const nodes = body.flatMap((unit) => unit.nodes);
  const first = stepsIn(nodes).find(({ repeat }) => repeat !== null) ?? stepsIn(nodes)[0];
  const as = nounOf(first, nodes);
  const list = pluralOf(as);
  const key = claimBlockKey(lowering, around, list.replaceAll("_", "-"));
  const own = ownDocuments(nodes, all);
  const named = mapSteps(nodes, (step) => forItem(step, as, list, own));
  return {
    kind: "forEach",
    key,
    label: `Once for each ${as.replaceAll("_", " ")}`,
    phase: nodes[0]?.phase ?? null,
    list,
    as,
    concurrency: 1,
    fallback: [`every ${as.replaceAll("_", " ")}`],
    nodes: nestNodes(moved, named, around, key),
    source: nodes[0]?.source ?? { file: "", line: 1, column: 1 },
  };
}

/** `for_each_epic` with steps about a story goes story by story; else it is the noun that the file has. */
function nounOf(first: StepNode | undefined, nodes: Node[]): string {
  const words = stepsIn(nodes).flatMap(({ key, outputs }) => [key, ...outputs.map(({ name }) => name)]);
  if (words.some((word) => /(^|[/_-])story\b/i.test(word))) return "story";
  const noun = /^for[_ -]each[_ -](.+)$/i.exec(first?.repeat ?? "")?.[1] ?? "";
  const name = noun
    .toLowerCase()
    .split(/_or_|_and_|_in_| or /)[0]
    ?.replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
  return name && /^\p{L}/u.test(name) ? name : "item";
}

function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/** Documents that only these steps make and read. */
function ownDocuments(nodes: Node[], all: Node[]): ReadonlySet<string> {
  const inside = new Set(stepsIn(nodes).map(({ key }) => key));
  const namesOf = (steps: StepNode[]) =>
    steps.flatMap(({ inputs, outputs }) => [...inputs, ...outputs].map(({ name }) => name));
  const elsewhere = new Set(namesOf(stepsIn(all).filter(({ key }) => !inside.has(key))));
  const made = stepsIn(nodes).flatMap(({ outputs }) => outputs.map(({ name }) => name));
  return new Set(made.filter((name) => !elsewhere.has(name) && !name.includes("{{")));
}

function forItem(step: StepNode, as: string, list: string, own: ReadonlySet<string>): StepNode {
  const nameOf = (name: string) => (own.has(name) ? `${list}/{{index}}/${name}` : name);
  const isWork = step.agents.length > 0 || step.anyAgent;
  return {
    ...step,
    action: isWork ? `${step.action ?? step.label}: {{${as}}}` : step.action,
    inputs: step.inputs.map((input) => ({ ...input, name: nameOf(input.name) })),
    outputs: step.outputs.map((output) => ({ ...output, name: nameOf(output.name) })),
  };
}
