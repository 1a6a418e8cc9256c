import type { InputSpec, StepNode } from "../definition/definition";
import type { DefinitionIndex } from "./definition-index";
import { keysOf } from "./pages";
import { runKeysOf } from "./run-keys";
import { acceptedOf, latestOf, type RunState, stepOf } from "./run-state";
import { fillVariables, type Scope } from "./scope";
import { type Because, isSettled } from "./step-state";

/** Whether a step's documents are there; `never` when nothing can still make one (product.md 4). */
export type Supply =
  | { kind: "ready" }
  | { kind: "wait"; input: string }
  | { kind: "never"; because: Because };

/** Looks at all documents that a step of the definition requires, in their order. */
export function supplyFor(index: DefinitionIndex, state: RunState, node: StepNode, scope: Scope): Supply {
  let supply: Supply = { kind: "ready" };
  for (const input of node.inputs) {
    const name = fillVariables(input.name, scope);
    if (input.symbolic || isAccepted(state, name)) continue;
    const makers = makersBefore(index, node, input.name);
    const keys = makers.flatMap((maker) => runKeysOf(index, state, scope, maker.key));
    if (makers.length > 0 && keys.every((key) => isSettled(stepOf(state, key)))) {
      return { kind: "never", because: missingBecause(state, name, keys) };
    }
    if (supply.kind === "ready") supply = { kind: "wait", input: name };
  }
  return supply;
}

/** Steps that can make a document before the step: those that come earlier, or at the same time. */
function makersBefore({ makers, order }: DefinitionIndex, node: StepNode, name: string): StepNode[] {
  return (makers.get(name) ?? []).filter(({ key }) =>
    ["before", "concurrent"].includes(order.relation(key, node.key)),
  );
}

/** True when a document may be used by later steps; a folder when anything in it may. */
export function isAccepted(state: RunState, name: string): boolean {
  if (acceptedOf(state, name) !== undefined) return true;
  return name.endsWith("/") && acceptedNames(state).some((other) => other.startsWith(name));
}

/** Whether a document is the one that is required; anything in a folder is. */
export function isFor({ name }: InputSpec, document: string): boolean {
  return document === name || (name.endsWith("/") && document.startsWith(name));
}

function acceptedNames(state: RunState): string[] {
  return keysOf(state.documents).filter((name) => acceptedOf(state, name) !== undefined);
}

/** Artifact ids given to a step: exactly what it requires; `all_*` is everything accepted so far. */
export function givenTo(state: RunState, stepKey: string, node: StepNode): string[] {
  const given = node.inputs.flatMap((input) => idsFor(state, input));
  const plan = latestOf(state, planDocument(stepKey));
  const isOfNow =
    plan !== undefined && plan.iteration === (stepOf(state, stepKey)?.iteration ?? plan.iteration);
  return [...new Set(isOfNow ? [...given, plan.artifactId] : given)];
}

/** Name of the document that holds a person's amended plan for a step; never accepted as an input of others. */
export function planDocument(stepKey: string): string {
  return `${stepKey}.plan.md`;
}

function idsFor(state: RunState, input: InputSpec): string[] {
  const exact = acceptedOf(state, input.name);
  if (exact) return [exact];
  const isMeant = matcherOf(input);
  return acceptedNames(state)
    .filter(isMeant)
    .flatMap((name) => acceptedOf(state, name) ?? [])
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

/** `all_artifacts` is everything; `existing_prd_or_brief` is what begins with one of its words. */
function matcherOf({ name, symbolic }: InputSpec): (document: string) => boolean {
  if (name.endsWith("/")) return (document) => document.startsWith(name);
  if (!symbolic) return () => false;
  if (name.startsWith("all_")) return () => true;
  const wanted = name.split("_or_");
  return (document) => wanted.some((part) => document.startsWith(part));
}

/** Reasons for which a step was skipped because one before it was rejected or failed. */
export const STARVED = ["input-rejected", "input-failed"];

function missingBecause(state: RunState, name: string, makers: string[]): Because {
  for (const key of makers) {
    const step = stepOf(state, key);
    if (step?.stage !== "failed" && !(step?.stage === "skipped" && STARVED.includes(step.because.code)))
      continue;
    const { code, sentence } = step.because;
    const isRejection = code === "rejected" || code === "input-rejected";
    return {
      code: isRejection ? "input-rejected" : "input-failed",
      sentence: `Needs ${name}, which ${key} did not deliver: ${sentence}`,
    };
  }
  return {
    code: "input-missing",
    sentence: `Needs ${name}, which was not made.${skippedMaker(state, makers)}`,
  };
}

function skippedMaker(state: RunState, makers: string[]): string {
  for (const key of makers) {
    const step = stepOf(state, key);
    if (step?.stage === "skipped") return ` ${key} was skipped: ${step.because.sentence}`;
  }
  return "";
}
