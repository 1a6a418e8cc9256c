import type { InputField } from "#workflows/definition/definition";
import type { Json, JsonObject } from "#workflows/definition/json";
import { isUnsafeName } from "#workflows/definition/unsafe-name";
import { RunRefusal } from "#workflows/run/refusal";

const MOST_CHARACTERS = 256 * 1024;

/**
 * The input of a run with its defaults filled in; what no field declares is kept as context. Refuses with
 * `bad-input` and, in the details, one sentence for each field at fault under `input.<name>`.
 */
export function checkRunInput(fields: readonly InputField[], input: JsonObject): JsonObject {
  refuseUnfit(input);
  const faults: Record<string, string> = {};
  const checked: JsonObject = { ...input };
  for (const field of fields) {
    const given = input[field.name];
    const value = given === undefined || given === null ? field.default : given;
    const fault = faultOf(field, value);
    if (fault !== null) faults[`input.${field.name}`] = fault;
    else if (value === null) delete checked[field.name];
    else checked[field.name] = value;
  }
  const [first] = Object.entries(faults);
  if (!first) return checked;
  throw new RunRefusal("bad-input", sentenceFor(first[1], faults), { field: first[0], ...faults });
}

function sentenceFor(first: string, faults: Record<string, string>): string {
  const others = Object.keys(faults).length - 1;
  return others === 0
    ? first
    : `${first} ${others} more ${others === 1 ? "field does" : "fields do"} not fit.`;
}

function faultOf({ name, title, type, required, choices }: InputField, value: Json): string | null {
  const label = title === "" ? name : title;
  if (isEmpty(value)) return required ? `"${label}" is needed.` : null;
  switch (type) {
    case "text":
    case "string":
      return typeof value === "string" ? null : `"${label}" must be a text.`;
    case "number":
      return typeof value === "number" ? null : `"${label}" must be a number.`;
    case "boolean":
      return typeof value === "boolean" ? null : `"${label}" must be true or false.`;
    case "choice":
      return choices.some((choice) => choice === value)
        ? null
        : `"${label}" must be one of: ${choices.join(", ")}.`;
    case "list":
      return Array.isArray(value) ? null : `"${label}" must be a list.`;
  }
}

function isEmpty(value: Json): boolean {
  if (typeof value === "string") return value.trim() === "";
  return value === null || (Array.isArray(value) && value.length === 0);
}

function refuseUnfit(input: JsonObject): void {
  const length = JSON.stringify(input).length;
  if (length > MOST_CHARACTERS) {
    const message = `The input has ${length} characters; at most ${MOST_CHARACTERS} are taken.`;
    throw new RunRefusal("bad-input", message, { field: "input" });
  }
  const unsafe = unsafeKeyIn(input);
  if (unsafe === undefined) return;
  throw new RunRefusal("bad-input", `"${unsafe}" cannot be the name of a field.`, { field: "input" });
}

function unsafeKeyIn(value: Json): string | undefined {
  if (Array.isArray(value)) return value.map(unsafeKeyIn).find((key) => key !== undefined);
  if (value === null || typeof value !== "object") return undefined;
  return (
    Object.keys(value).find(isUnsafeName) ??
    Object.values(value)
      .map(unsafeKeyIn)
      .find((key) => key !== undefined)
  );
}
