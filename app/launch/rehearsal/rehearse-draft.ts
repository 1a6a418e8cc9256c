import type { InputField, WorkflowDefinition } from "#workflows/definition/definition";
import type { Json, JsonObject } from "#workflows/definition/json";
import { RunRefusal } from "#workflows/run/refusal";
import type { Rehearsal, RehearsalOrder, RehearsedRun } from "#workflows/run/rehearsal";
import { rehearseRun } from "#workflows/run/rehearse";
import { type RunView, viewRun } from "#workflows/run/run-view";
import { tellRehearsal } from "#workflows/run/tell-rehearsal";

export type Rehearsed =
  | { kind: "told"; told: Rehearsal; run: RehearsedRun; view: RunView }
  /** A start with this would be refused as well. */
  | { kind: "refused"; sentence: string };

/** Walks through a workflow as a run would go, in this page; nothing is sent or kept. */
export function rehearseDraft(definition: WorkflowDefinition, order: RehearsalOrder): Rehearsed {
  try {
    const input = fillInput(definition.inputs, order.input);
    const run = rehearseRun(definition, { ...order, input });
    return { kind: "told", told: tellRehearsal(definition, run), run, view: viewRun(definition, run.state) };
  } catch (refusal) {
    if (refusal instanceof RunRefusal) return { kind: "refused", sentence: refusal.message };
    throw refusal;
  }
}

/** The form may still be empty: what a start would ask for is taken from the examples. */
export function fillInput(fields: readonly InputField[], input: JsonObject): JsonObject {
  const filled = { ...input };
  for (const field of fields) {
    if (field.required && filled[field.name] === undefined) filled[field.name] = exampleOf(field);
  }
  return filled;
}

function exampleOf({ type, example, choices, title, name }: InputField): Json {
  switch (type) {
    case "boolean":
      return false;
    case "number":
      return Number(example) || 1;
    case "choice":
      return choices[0] ?? example;
    case "list":
      return [example || title || name];
    default:
      return example || title || name;
  }
}
