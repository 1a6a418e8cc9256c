import type { ConditionLookup } from "../definition/condition";
import type { Json } from "../definition/json";
import { readPath } from "../definition/read-path";
import { type DefinitionIndex, surroundingsOf } from "./definition-index";
import { findingName } from "./finding-name";
import { keysOf } from "./pages";
import { acceptedOf, type RunState, stepOf } from "./run-state";
import { ROOT, type Scope } from "./scope";
import { isSettled } from "./step-state";

/**
 * Looks conditions up in a run: variables of the map around, findings of its item, then those of the run, the
 * run's input, its documents.
 */
export function lookupIn(index: DefinitionIndex, state: RunState, scope: Scope = ROOT): ConditionLookup {
  const known = (path: string) => [
    readPath(scope.variables, path),
    findingOf(state, findingName(index, scope, path)),
    findingOf(state, path),
    readPath(state.input, path),
  ];
  return {
    value: (path) => known(path).find((value) => value !== undefined) ?? acceptedOf(state, path),
    fact: (name) =>
      known(name)
        .map(readTruth)
        .find((truth) => truth !== undefined) ?? progressFact(index, state, name),
  };
}

/** `true`, `"true"` and `"yes"` are one answer; anything else but their opposites is none. */
export function readTruth(value: Json | undefined): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (typeof value !== "string") return undefined;
  const word = value.trim().toLowerCase();
  if (word === "true" || word === "yes") return true;
  return word === "false" || word === "no" ? false : undefined;
}

/** A finding by its name, or a part of one: `plan.size`. */
function findingOf(state: RunState, path: string): Json | undefined {
  if (Object.hasOwn(state.findings, path)) return state.findings[path]?.value;
  const dot = path.indexOf(".");
  const name = path.slice(0, dot);
  if (dot < 1 || !Object.hasOwn(state.findings, name)) return undefined;
  return readPath(state.findings[name]?.value, path.slice(dot + 1));
}

/** Facts that progress itself answers: `epic_complete`, `after_prd_creation`. */
function progressFact(index: DefinitionIndex, state: RunState, name: string): boolean | undefined {
  const created = /^after_(.+)_creation$/.exec(name)?.[1];
  if (created) return hasDocument(state, created);
  if (!/^(epic|epics|stories|all_stories|all_epics)_complete$/.test(name)) return undefined;
  const isOver = index.steps.some(
    ({ key, mode }) =>
      mode === "loop_end" && isSettled(stepOf(state, surroundingsOf(index, key).repeater ?? key)),
  );
  return isOver || undefined;
}

/** A document counts once it is accepted: `after_prd_creation` is answered by `docs/prd.md`. */
function hasDocument(state: RunState, stem: string): boolean {
  return keysOf(state.documents).some(
    (name) => stemOf(name) === stem && acceptedOf(state, name) !== undefined,
  );
}

function stemOf(name: string): string {
  const base = name.slice(name.lastIndexOf("/") + 1);
  return base.replace(/\.[a-z]+$/i, "").replaceAll("-", "_");
}
