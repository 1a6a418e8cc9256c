import type { InputField } from "../definition/definition";
import type { Json, JsonObject } from "../definition/json";
import { RunRefusal } from "./refusal";

/** Refuses a start whose input does not fill the workflow's form; names every field that is wrong at once. */
export function checkInput(fields: readonly InputField[], input: JsonObject): void {
  const faults = fields.flatMap((field) => {
    const value = Object.hasOwn(input, field.name) ? input[field.name] : undefined;
    return faultOf(field, value) ?? [];
  });
  if (faults.length > 0) throw new RunRefusal("bad-input", faults.join(" "));
}

function faultOf(field: InputField, value: Json | undefined): string | null {
  const name = field.title || field.name;
  if (isBlank(value)) return field.required ? `"${name}" is needed.` : null;
  if (isOfType(field, value)) return null;
  const wanted = field.type === "choice" ? `one of ${field.choices.join(", ")}` : WORDS[field.type];
  return `"${name}" has to be ${wanted}.`;
}

const WORDS = { text: "text", string: "text", number: "a number", boolean: "true or false", list: "a list" };

function isBlank(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === "string" ? value.trim() === "" : Array.isArray(value) && value.length === 0;
}

function isOfType(field: InputField, value: Json | undefined): boolean {
  switch (field.type) {
    case "text":
    case "string":
      return typeof value === "string" || typeof value === "number";
    case "number":
      return typeof value === "number" || (typeof value === "string" && Number.isFinite(Number(value)));
    case "boolean":
      return typeof value === "boolean";
    case "choice":
      return typeof value === "string" && field.choices.includes(value);
    case "list":
      return Array.isArray(value);
  }
}
