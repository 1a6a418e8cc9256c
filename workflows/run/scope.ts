import type { StepNode } from "../definition/definition";
import type { JsonObject } from "../definition/json";
import { readPath } from "../definition/read-path";

/** Where the walk is: inside maps, keys carry the item's number and texts its value. */
export type Scope = { keyOf(definitionKey: string): string; variables: JsonObject };

export const ROOT: Scope = { keyOf: (key) => key, variables: {} };

/** The scope of item `position` of the map `mapKey`: `stories/review` becomes `stories[2]/review`. */
export function itemScope(outer: Scope, mapKey: string, position: number, variables: JsonObject): Scope {
  const from = `${mapKey}/`;
  return {
    keyOf: (key) =>
      key.startsWith(from)
        ? `${outer.keyOf(mapKey)}[${position}]/${key.slice(from.length)}`
        : outer.keyOf(key),
    variables: { ...outer.variables, ...variables },
  };
}

/** Fills `{{name}}` and `{{name.part}}` from the scope's texts and numbers; what is unknown stays visible. */
export function fillVariables(text: string, { variables }: Scope): string {
  return text.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (whole, path: string) => {
    const value = readPath(variables, path);
    return typeof value === "string" || typeof value === "number" ? String(value) : whole;
  });
}

/** The step as it stands at this place: inside a map, its texts and documents speak of the item. */
export function fillStep(node: StepNode, scope: Scope): StepNode {
  if (scope === ROOT) return node;
  const fill = (text: string) => fillVariables(text, scope);
  return {
    ...node,
    label: fill(node.label),
    action: node.action === null ? null : fill(node.action),
    notes: fill(node.notes),
    inputs: node.inputs.map((input) => ({ ...input, name: fill(input.name) })),
    outputs: node.outputs.map((output) => ({ ...output, name: fill(output.name) })),
  };
}
