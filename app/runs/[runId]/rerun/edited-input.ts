import type { Json, JsonObject } from "#workflows/definition/json";

/** A field of the run's input as it stands in the form: texts as they are, all else as JSON. */
export type InputText = { name: string; text: string; isText: boolean };

export function writeInput(input: JsonObject): InputText[] {
  return Object.entries(input).map(([name, value]) => {
    const isText = typeof value === "string";
    return { name, text: isText ? value : JSON.stringify(value), isText };
  });
}

/** What was changed, by name; a field that is no JSON is named in `fault`. Types are kept: a number stays one. */
export function readInput(
  fields: readonly InputText[],
  before: JsonObject,
): { changed: JsonObject; fault: string | null } {
  const changed: JsonObject = {};
  for (const { name, text, isText } of fields) {
    const value = isText ? text : parseJson(text);
    if (value === undefined) return { changed: {}, fault: name };
    if (JSON.stringify(value) !== JSON.stringify(before[name])) changed[name] = value;
  }
  return { changed, fault: null };
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
