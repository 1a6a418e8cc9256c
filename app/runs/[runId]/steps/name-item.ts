import type { Json } from "#workflows/definition/json";

/** Where an item of a map that is an object may say what people call it. */
const NAMES = ["title", "name", "label", "id", "key"];

/** What people call an item of a map; null when it does not say. */
export function nameItem(item: Json | undefined): string | null {
  if (typeof item === "number") return String(item);
  if (typeof item === "string") return item.trim() === "" ? null : item.trim();
  if (typeof item !== "object" || item === null || Array.isArray(item)) return null;
  for (const name of NAMES) {
    const value = item[name];
    if (typeof value === "number" || (typeof value === "string" && value.trim() !== "")) {
      return String(value).trim();
    }
  }
  return null;
}
