import type { InputSpec, StepNode } from "../definition/definition";
import { type DefinitionIndex, definitionKey } from "./definition-index";
import { type Because, isSettled, type RunState } from "./run-state";

/** Whether a step's documents are there; `never` when nothing can still make one (product.md 4). */
export type Supply =
  | { kind: "ready" }
  | { kind: "wait"; input: string }
  | { kind: "never"; because: Because };

/** Looks at all documents that a step requires, in their order. */
export function supplyFor(index: DefinitionIndex, state: RunState, stepKey: string, node: StepNode): Supply {
  let waiting: Supply = { kind: "ready" };
  for (const input of node.inputs) {
    if (input.symbolic || Object.hasOwn(state.accepted, input.name)) continue;
    const makers = makersOf(index, state, input.name).filter((key) => key !== stepKey);
    if (makers.length > 0 && makers.every((key) => isSettled(state.steps[key]))) {
      return { kind: "never", because: missingBecause(state, input.name, makers) };
    }
    if (waiting.kind === "ready") waiting = { kind: "wait", input: input.name };
  }
  return waiting;
}

/** Artifact ids given to a step: exactly what it requires; `all_*` is everything accepted so far. */
export function givenTo(state: RunState, stepKey: string, node: StepNode): string[] {
  const given = node.inputs.flatMap((input) => idsFor(state, input));
  const plan = state.accepted[planDocument(stepKey)];
  return [...new Set(plan ? [...given, plan] : given)];
}

/** Name of the document that holds a person's amended plan for a step. */
export function planDocument(stepKey: string): string {
  return `${stepKey}.plan.md`;
}

function idsFor(state: RunState, input: InputSpec): string[] {
  const exact = Object.hasOwn(state.accepted, input.name) ? state.accepted[input.name] : undefined;
  if (exact) return [exact];
  if (!input.symbolic) return [];
  const documents = Object.entries(state.accepted).filter(([name]) => !name.endsWith(".plan.md"));
  if (input.name.startsWith("all_")) return documents.map(([, id]) => id);
  const wanted = input.name.split("_or_");
  return documents.filter(([name]) => wanted.some((part) => name.startsWith(part))).map(([, id]) => id);
}

/** Run keys of the steps that make a document, for maps with their items. */
function makersOf(index: DefinitionIndex, state: RunState, name: string): string[] {
  const keys = index.makers.get(name) ?? [];
  const reached = Object.keys(state.steps);
  return keys.flatMap((key) => {
    const instances = reached.filter((step) => step !== key && definitionKey(step) === key);
    return instances.length > 0 ? instances : [key];
  });
}

function missingBecause(state: RunState, name: string, makers: string[]): Because {
  const steps = makers.map((key) => ({ key, step: state.steps[key] }));
  const rejected = steps.find(
    ({ step }) =>
      step?.stage === "failed" || isInputRejected(step?.stage === "skipped" ? step.because.code : ""),
  );
  if (rejected?.step?.stage === "failed" || rejected?.step?.stage === "skipped") {
    const why = rejected.step.because.sentence;
    return {
      code: "input-rejected",
      sentence: `Needs ${name}, which ${rejected.key} did not deliver: ${why}`,
    };
  }
  const skipped = steps.find(({ step }) => step?.stage === "skipped");
  const why =
    skipped?.step?.stage === "skipped" ? `${skipped.key} was skipped: ${skipped.step.because.sentence}` : "";
  return { code: "input-missing", sentence: `Needs ${name}, which was not made. ${why}`.trim() };
}

function isInputRejected(code: string): boolean {
  return code === "input-rejected";
}
