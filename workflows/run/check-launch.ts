import type { InputField, WorkflowDefinition } from "../definition/definition";
import type { Json, JsonObject } from "../definition/json";
import { isUnsafeName } from "../definition/unsafe-name";
import { RunRefusal } from "./refusal";
import type { SignalOf } from "./signals";

type Launch = Pick<SignalOf<"startRun">, "sequence" | "input" | "answers">;

/** Refuses a start that does not fit the workflow: its sequence, the form's fields, the names of answers. */
export function checkLaunch(definition: WorkflowDefinition, launch: Launch): void {
  const { sequence, input, answers } = launch;
  const names = definition.sequences.map(({ name }) => name);
  if (sequence !== null && !names.includes(sequence)) {
    throw badInput(`There is no sequence "${sequence}". Choose one of: ${names.join(", ")}.`);
  }
  const unsafe = Object.keys(answers).find(isUnsafeName);
  if (unsafe) throw badInput(`"${unsafe}" cannot be the name of an answer.`);
  const faults = definition.inputs.flatMap((field) => faultOf(field, ownValue(input, field.name)) ?? []);
  if (faults.length > 0) throw badInput(faults.join(" "));
}

function badInput(message: string): RunRefusal {
  return new RunRefusal("bad-input", message);
}

function ownValue(input: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(input, name) ? input[name] : undefined;
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
