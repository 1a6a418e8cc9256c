import type { Json, JsonObject } from "#workflows/definition/json";
import { type NewValue, type RecordPath, type RecordText, textAt } from "#workflows/dialects/record-text";

export type FieldKind = "text" | "long" | "choice" | "number" | "flag" | "list";

/** A value of a record that a person edits; `depth` is how far inside it stands. */
export type RecordField = {
  path: RecordPath;
  label: string;
  depth: number;
  kind: FieldKind;
  /** As it stands in the control: a list has an item per line. */
  text: string;
  choices: string[];
  help: string;
  isRequired: boolean;
};
/** A heading over the values of a map, or of one item of a list. */
export type RecordGroup = { path: RecordPath; label: string; depth: number; kind: "group" };
export type RecordPart = RecordField | RecordGroup;

/** Everything that a record holds or could hold, in the order of its schema; then what the schema does not know. */
export function partsOf(record: RecordText, schema: JsonObject): RecordPart[] {
  return partsAt(record, { path: [], label: "", schema, value: record.value, isRequired: true });
}

type Place = {
  path: RecordPath;
  label: string;
  schema: JsonObject;
  value: Json | undefined;
  isRequired: boolean;
};

function partsAt(record: RecordText, place: Place): RecordPart[] {
  const { path, label, schema, value } = place;
  const inside = insideOf(place);
  if (inside === null) return [fieldOf(record, place)];
  const group: RecordGroup = { path, label, depth: path.length - 1, kind: "group" };
  const parts = inside.flatMap((one) => partsAt(record, one));
  if (path.length === 0) return parts;
  return parts.length === 0 && schema.type !== "object" && value === undefined ? [] : [group, ...parts];
}

/** The values inside of a map, or of a list of maps; null for what is edited in one control. */
function insideOf({ path, label, schema, value }: Place): Place[] | null {
  if (isMap(value) || (value === undefined && schema.type === "object")) {
    const known = asMap(schema.properties);
    const required = Array.isArray(schema.required) ? schema.required : [];
    const keys = [...new Set([...Object.keys(known), ...Object.keys(value ?? {})])];
    return keys.map((key) => ({
      path: [...path, key],
      label: titleOf(known[key]) ?? key,
      schema: asMap(known[key]),
      value: value?.[key],
      isRequired: required.includes(key),
    }));
  }
  if (!Array.isArray(value) || !value.some((item) => typeof item === "object" && item !== null)) return null;
  const items = asMap(schema.items);
  return value.map((item, at) => ({
    path: [...path, at],
    label: `${label} ${at + 1}`,
    schema: items,
    value: item,
    isRequired: true,
  }));
}

function fieldOf(record: RecordText, { path, label, schema, value, isRequired }: Place): RecordField {
  const kind = kindOf(schema, value);
  const items = Array.isArray(value) ? value.map((_, at) => textAt(record, [...path, at])) : [];
  return {
    ...{ path, label, kind, isRequired, depth: path.length - 1 },
    text: kind === "list" ? items.join("\n") : textAt(record, path),
    choices: Array.isArray(schema.enum) ? schema.enum.map(String) : [],
    help: typeof schema.description === "string" ? schema.description : "",
  };
}

const LONG = 60;

function kindOf({ type, enum: choices }: JsonObject, value: Json | undefined): FieldKind {
  if (Array.isArray(choices)) return "choice";
  if (type === "number" || type === "integer") return "number";
  if (type === "boolean") return "flag";
  if (type === "array" || Array.isArray(value)) return "list";
  if (type === undefined && typeof value === "number") return "number";
  if (type === undefined && typeof value === "boolean") return "flag";
  return typeof value === "string" && (value.length > LONG || value.includes("\n")) ? "long" : "text";
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** What a control stands for: numbers stay numbers; what is none stays a text, which the check then finds. */
export function newValue({ kind, path }: RecordField, text: string, schema: JsonObject): NewValue {
  switch (kind) {
    case "number":
      return numberOf(text);
    case "flag":
      return { kind: "value", value: text === "true" };
    case "list":
      return { kind: "value", value: itemsOf(text, asMap(schemaAt(schema, path).items)) };
    default:
      return { kind: "value", value: text };
  }
}

function numberOf(text: string): NewValue {
  const digits = text.trim();
  return NUMBER.test(digits) ? { kind: "number", digits } : { kind: "value", value: text };
}

function itemsOf(text: string, { type }: JsonObject): Json[] {
  const lines = text === "" ? [] : text.split("\n");
  const isNumeric = type === "number" || type === "integer";
  return lines.map((line) => (isNumeric && NUMBER.test(line.trim()) ? Number(line) : line));
}

/** The schema of a value inside; empty where nothing is said of it. */
function schemaAt(schema: JsonObject, path: RecordPath): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  const inner = typeof key === "number" ? schema.items : asMap(schema.properties)[key];
  return schemaAt(asMap(inner), rest);
}

function titleOf(schema: Json | undefined): string | undefined {
  const { title } = asMap(schema);
  return typeof title === "string" ? title : undefined;
}

function isMap(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asMap(value: Json | undefined): JsonObject {
  return isMap(value) ? value : {};
}
