import type { InputField } from "#workflows/definition/definition";
import type { Json, JsonObject } from "#workflows/definition/json";

/** A field as it stands in the form: a list has an item per line, a question nobody answered is null. */
export type DraftValue = string | boolean | null;
export type Draft = Readonly<Record<string, DraftValue>>;

/** What a field shows before anybody touches it. */
export function defaultDraft({ type, default: given }: InputField): DraftValue {
  if (type === "boolean") return typeof given === "boolean" ? given : null;
  if (type === "list") return Array.isArray(given) ? given.map(String).join("\n") : "";
  return given === null || typeof given === "object" ? "" : String(given);
}

/** The input of `runs.start` that a form stands for, and a sentence for each field that is not ready. */
export function readDraft(
  fields: readonly InputField[],
  draft: Draft,
): { input: JsonObject; faults: Record<string, string> } {
  const input: JsonObject = {};
  const faults: Record<string, string> = {};
  for (const field of fields) {
    const value = valueIn(field, draft[field.name] ?? defaultDraft(field));
    const label = field.title || field.name;
    if (value === undefined) faults[field.name] = `"${label}" must be a number.`;
    else if (isEmpty(value) && field.required) faults[field.name] = `"${label}" is needed.`;
    else if (!isEmpty(value) || mustSayEmpty(field)) input[field.name] = value;
  }
  return { input, faults };
}

/** Undefined for what cannot be a value of the field. */
function valueIn({ type }: InputField, draft: DraftValue): Json | undefined {
  if (typeof draft !== "string") return draft;
  if (type === "list") {
    return draft
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
  }
  if (type !== "number") return draft;
  if (draft.trim() === "") return null;
  const number = Number(draft.trim());
  return Number.isFinite(number) ? number : undefined;
}

/** Left out, the server would fill the default in again. */
function mustSayEmpty({ type, default: given }: InputField): boolean {
  return given !== null && type !== "number" && type !== "boolean";
}

function isEmpty(value: Json): boolean {
  if (typeof value === "string") return value.trim() === "";
  return value === null || (Array.isArray(value) && value.length === 0);
}
