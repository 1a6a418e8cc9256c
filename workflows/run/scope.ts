import type { JsonObject } from "../definition/json";

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

/** Fills `{{name}}` from the scope's texts and numbers; what is unknown stays visible. */
export function fillVariables(text: string, scope: Scope): string {
  return text.replace(/\{\{\s*([\w-]+)\s*\}\}/g, (whole, name: string) => {
    const value = Object.hasOwn(scope.variables, name) ? scope.variables[name] : undefined;
    return typeof value === "string" || typeof value === "number" ? String(value) : whole;
  });
}
