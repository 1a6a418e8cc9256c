import { InputField } from "../definition/definition";
import type { Json } from "../definition/json";
import { isUnsafeName } from "../definition/unsafe-name";
import type { ProblemLog } from "./problem-log";
import { nameOf, readChoice, readFlag, readText, readTexts, textOf } from "./read-fields";
import { fieldOf, isNull, type Place, type SourceMap, type SourceValue, toJson } from "./source-value";
import { humanize } from "./step-vocabulary";

const TYPES = InputField.shape.type.options;
const FIELD_KEYS = [
  "type",
  "title",
  "help",
  "description",
  "example",
  "required",
  "default",
  "choices",
  "name",
  "id",
];

/** Asked when a workflow declares nothing. */
const IDEA_FIELD: InputField = {
  name: "idea",
  type: "text",
  title: "What should be built?",
  help: "",
  example: "",
  required: false,
  default: null,
  choices: [],
};

/** The launcher's form: `idea: { type: text }`, `idea: text`, or a list of names (formats.md 2, 2.1). */
export function readWorkflowInputs(log: ProblemLog, body: SourceMap): InputField[] {
  const value = fieldOf(body, "inputs");
  if (value === undefined || isNull(value)) return [IDEA_FIELD];
  const fields =
    value.kind === "map"
      ? value.entries.map((entry) => readField(log, entry.key, entry.place, entry.value))
      : (value.kind === "list" ? value.items : [value]).map((item) => readListed(log, item));
  const named = fields.filter((field) => field !== undefined);
  return named.length > 0 ? named : [IDEA_FIELD];
}

function readListed(log: ProblemLog, item: SourceValue): InputField | undefined {
  if (item.kind !== "map") return readField(log, textOf(item)?.trim() ?? "", item.place, undefined);
  const name = readText(log, item, "name") ?? readText(log, item, "id");
  if (name !== null) return readField(log, name, item.place, item);
  const [only] = item.entries;
  return only && readField(log, only.key, only.place, only.value);
}

function readField(
  log: ProblemLog,
  name: string,
  place: Place,
  spec: SourceValue | undefined,
): InputField | undefined {
  if (!/^[\p{L}_][\p{L}\p{N}_-]{0,59}$/u.test(name) || isUnsafeName(name)) {
    log.error(
      place,
      "bad-name",
      `"${name.slice(0, 60)}" cannot be an input's name.`,
      "Use letters, digits, - and _.",
    );
    return undefined;
  }
  const bare: InputField = { ...IDEA_FIELD, name, type: "string", title: humanize(name) };
  if (spec === undefined || isNull(spec)) return bare;
  if (spec.kind === "map") return readSpec(log, bare, spec);
  const type = TYPES.find((known) => spec.kind === "scalar" && spec.text === known);
  if (type && type !== "choice") return { ...bare, type };
  if (spec.kind === "scalar") return { ...bare, help: spec.text };
  log.error(
    spec.place,
    "wrong-type",
    `The input "${name}" is ${nameOf(spec)}.`,
    `Write ${name}: { type: text, title: … }.`,
  );
  return undefined;
}

function readSpec(log: ProblemLog, bare: InputField, spec: SourceMap): InputField {
  for (const entry of spec.entries) {
    if (FIELD_KEYS.includes(entry.key)) continue;
    log.warn(
      entry.place,
      "unknown-key",
      `An input has no key "${entry.key}".`,
      `Its keys are ${FIELD_KEYS.join(", ")}.`,
    );
  }
  const choices = readTexts(log, spec, "choices");
  const type = readChoice(log, spec, "type", TYPES) ?? (choices.length > 0 ? "choice" : "text");
  if (type === "choice" && choices.length === 0) {
    log.error(
      spec.place,
      "missing-choices",
      `The input "${bare.name}" has no choices.`,
      "Add choices: [first, second].",
    );
  }
  const field: InputField = {
    name: bare.name,
    type,
    title: readText(log, spec, "title") ?? bare.title,
    help: readText(log, spec, "help") ?? readText(log, spec, "description") ?? "",
    example: readText(log, spec, "example") ?? "",
    required: readFlag(log, spec, "required"),
    default: null,
    choices: type === "choice" ? choices : [],
  };
  return { ...field, default: readDefault(log, field, spec) };
}

function readDefault(log: ProblemLog, field: InputField, spec: SourceMap): Json | null {
  const value = fieldOf(spec, "default");
  if (value === undefined || isNull(value)) return null;
  const json = typedDefault(field, value);
  if (json !== undefined) return json;
  const kind = field.type === "choice" ? `one of ${field.choices.join(", ")}` : `a ${field.type}`;
  log.error(
    value.place,
    "wrong-type",
    `The default of "${field.name}" should be ${kind}, not ${nameOf(value)}.`,
    "Change it or delete it.",
  );
  return null;
}

function typedDefault(field: InputField, value: SourceValue): Json | undefined {
  if (field.type === "list") return value.kind === "list" ? toJson(value) : undefined;
  if (value.kind !== "scalar") return undefined;
  if (field.type === "boolean") return typeof value.value === "boolean" ? value.value : undefined;
  if (field.type === "number")
    return typeof value.value === "number" && Number.isFinite(value.value) ? value.value : undefined;
  if (field.type === "choice") return field.choices.includes(value.text) ? value.text : undefined;
  return value.text;
}
