import type { Node, StepNode } from "./definition";
import { orderOf } from "./step-order";
import { mapSteps, stepsIn } from "./walk-nodes";

/** `all_artifacts`, `any_flagged_documents`, `existing_ui_analysis`, `sharded_docs_or_brownfield_docs`. */
export function isSymbolicName(name: string): boolean {
  return /^(all|any|every|existing|flagged|relevant|various|multiple)[_ -]|_or_/i.test(name);
}

/** A name that looks like a document's; one that no step makes was probably meant to be made. */
export function looksForgotten(name: string): boolean {
  return /\.[a-z]{1,5}$/i.test(name) && !isSymbolicName(name);
}

/**
 * Settles which names are documents of the run (formats.md 2.3): what no step makes is symbolic, and an update
 * of such a name (`any_flagged_documents`) is about what the step is given, not a document of that name.
 */
export function settleDocuments(nodes: Node[]): Node[] {
  const created = new Set(
    stepsIn(nodes)
      .filter(({ mode }) => mode !== "update")
      .flatMap(outputNames),
  );
  const named = mapSteps(nodes, (step) => moveSymbolicUpdates(step, created));
  const makers = makersIn(named);
  const order = orderOf(named);
  const isThere = (step: StepNode, document: string) =>
    !created.has(document) &&
    (makers.get(document) ?? []).every((key) => order.relation(key, step.key) === "after");
  return mapSteps(named, (step) => settleInputs(step, makers, isThere));
}

/** Keys of the steps that make each document, by its name. */
export function makersIn(nodes: readonly Node[]): ReadonlyMap<string, string[]> {
  const makers = new Map<string, string[]>();
  for (const step of stepsIn(nodes)) {
    for (const name of outputNames(step)) makers.set(name, [...(makers.get(name) ?? []), step.key]);
  }
  return makers;
}

function outputNames(step: StepNode): string[] {
  return step.outputs.map(({ name }) => name);
}

function moveSymbolicUpdates(step: StepNode, created: Set<string>): StepNode {
  if (step.mode !== "update") return step;
  const isAbstract = (name: string) => isSymbolicName(name) && !created.has(name);
  const about = outputNames(step).filter(isAbstract);
  const inputs = [...step.inputs, ...about.map((name) => ({ name, symbolic: true }))];
  return { ...step, inputs, outputs: step.outputs.filter(({ name }) => !isAbstract(name)) };
}

/** What is only updated, and only later, was there before the run. */
type IsThere = (step: StepNode, document: string) => boolean;

function settleInputs(step: StepNode, makers: ReadonlyMap<string, string[]>, isThere: IsThere): StepNode {
  const inputs = step.inputs.map(({ name }) => {
    const document = makers.has(name) ? name : findAlike(name, makers.keys());
    const isOwnWork = step.mode === "update" && makers.get(document ?? "")?.every((key) => key === step.key);
    return document === undefined || isOwnWork || isThere(step, document)
      ? { name, symbolic: true }
      : { name: document, symbolic: false };
  });
  const { repeat } = step;
  const isMapped = repeat !== null && makers.has(repeat) && !inputs.some(({ name }) => name === repeat);
  return { ...step, inputs: isMapped ? [...inputs, { name: repeat, symbolic: false }] : inputs };
}

/** The only document with the same file name or stem, if the name can be a document's. */
function findAlike(name: string, documents: Iterable<string>): string | undefined {
  if (isSymbolicName(name)) return undefined;
  const alike = [...documents].filter((one) => baseOf(one) === baseOf(name) || isStemOf(name, one));
  return alike.length === 1 ? alike[0] : undefined;
}

function baseOf(name: string): string {
  return name.split("/").filter(Boolean).at(-1) ?? name;
}

function isStemOf(stem: string, document: string): boolean {
  return !stem.includes(".") && baseOf(document).replace(/\.[a-z0-9]+$/i, "") === stem;
}
