import type { Json, JsonObject } from "../definition/json";
import { findSlots } from "./slots";
import type { DocumentTemplate } from "./template";

/**
 * What a template's document must hold, as a JSON Schema: the one that the template declares, else what its record
 * shows by example. Null for documents in Markdown.
 */
export function schemaOfTemplate({ record, schema }: DocumentTemplate): JsonObject | null {
  if (schema) return schema;
  return record === null ? null : schemaOfRecord(record);
}

function schemaOfRecord(record: Record<string, Json>): JsonObject {
  const properties = Object.fromEntries(Object.entries(record).map(([key, value]) => [key, schemaOf(value)]));
  return { type: "object", properties, required: Object.keys(record) };
}

function schemaOf(example: Json): JsonObject {
  switch (typeof example) {
    case "string":
      return schemaOfText(example);
    case "number":
      return { type: "number" };
    case "boolean":
      return { type: "boolean" };
    default:
      if (example === null) return {};
      return Array.isArray(example) ? schemaOfList(example) : schemaOfRecord(example);
  }
}

/** A text that is nothing but a choice has the choices as its values. */
function schemaOfText(text: string): JsonObject {
  const [slot] = findSlots(text);
  const isChoice = slot?.source === text.trim() && slot.options.length > 0;
  return { type: "string", ...(isChoice && { enum: slot.options }) };
}

function schemaOfList(items: Json[]): JsonObject {
  const [first] = items;
  return { type: "array", ...(first !== undefined && { items: schemaOf(first) }) };
}
