import type { ConditionLookup } from "../definition/condition";
import type { Json, JsonObject } from "../definition/json";
import { readPath } from "../definition/read-path";
import type { DefinitionIndex } from "./definition-index";
import { isSettled, type RunState } from "./run-state";

/** Looks conditions up in a run: variables of the map around, findings, the run's input, its documents. */
export function lookupIn(
  index: DefinitionIndex,
  state: RunState,
  variables: JsonObject = {},
): ConditionLookup {
  const value = (path: string): Json | undefined =>
    readPath(variables, path) ??
    findingOf(state, path) ??
    readPath(state.input, path) ??
    documentOf(state, path);
  return {
    value,
    fact: (name) => {
      const known = value(name);
      return typeof known === "boolean" ? known : progressFact(index, state, name);
    },
  };
}

function findingOf(state: RunState, name: string): Json | undefined {
  return Object.hasOwn(state.findings, name) ? state.findings[name]?.value : undefined;
}

/** A document counts as there once it is accepted: `not_empty:prd.md`. */
function documentOf(state: RunState, name: string): Json | undefined {
  return Object.hasOwn(state.accepted, name) ? state.accepted[name] : undefined;
}

/** Facts that progress itself answers: `epic_complete`, `after_prd_creation`. */
function progressFact(index: DefinitionIndex, state: RunState, name: string): boolean | undefined {
  const created = /^after_(.+)_creation$/.exec(name)?.[1];
  if (created) return Object.keys(state.accepted).some((document) => stemOf(document) === created);
  if (/^(epic|epics|stories|all_stories|all_epics)_complete$/.test(name)) {
    return (
      index.steps.some((step) => step.mode === "loop_end" && isSettled(state.steps[step.key])) || undefined
    );
  }
  return undefined;
}

function stemOf(document: string): string {
  return document.replace(/\.[a-z]+$/i, "").replaceAll("-", "_");
}
