import type { Json } from "../definition/json";
import { createSection } from "./create-section";
import { type FillPlace, fillCode } from "./fill-text";
import type { RenderingDraft } from "./rendering-draft";
import type { Rendering, SectionFill, SectionRequest } from "./section-fill";
import { slotNames } from "./slots";
import type { DocumentTemplate } from "./template";

/** A template without sections: its record as YAML, each text filled from one fill for the whole. */
export function* renderRecord(
  template: DocumentTemplate,
  record: Record<string, Json>,
  draft: RenderingDraft,
): Generator<SectionRequest, Rendering, SectionFill> {
  const section = createSection({
    id: "document",
    type: "code",
    language: "yaml",
    instruction: template.description,
  });
  const path = section.id;
  const slots = slotNames(collectTexts(record));
  const fill = yield { section, path, indexes: [], slots, variables: {}, written: "" };
  draft.receive(fill, path);
  const place: FillPlace = { variables: fill.variables ?? {}, draft, path };
  draft.add(writeYaml(record, place, "").join("\n"), path);
  draft.note({ path, level: 0, title: template.name, state: "filled", owner: null, editors: [] });
  return draft.finish();
}

function collectTexts(value: Json): string[] {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(collectTexts) : [];
}

/** Every text is quoted as JSON, which is valid YAML whatever it holds. */
function writeYaml(value: Json, place: FillPlace, indent: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => writeEntry("-", item, place, indent));
  if (value === null || typeof value !== "object") return [indent + writeScalar(value, place)];
  return Object.entries(value).flatMap(([key, item]) => writeEntry(`${writeKey(key)}:`, item, place, indent));
}

function writeEntry(head: string, value: Json, place: FillPlace, indent: string): string[] {
  if (value === null || typeof value !== "object") return [`${indent}${head} ${writeScalar(value, place)}`];
  if (Object.keys(value).length === 0) return [`${indent}${head} ${Array.isArray(value) ? "[]" : "{}"}`];
  return [`${indent}${head}`, ...writeYaml(value, place, `${indent}  `)];
}

function writeScalar(value: string | number | boolean | null, place: FillPlace): string {
  return typeof value === "string" ? JSON.stringify(fillCode(value, place)) : String(value);
}

function writeKey(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : JSON.stringify(key);
}
