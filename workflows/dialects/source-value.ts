import type { Json } from "../definition/json";

/** Line and column start at 1. */
export type Place = { line: number; column: number };

/** `text` is what the file says (`2.0` stays "2.0"); `value` is what YAML makes of it. */
export type SourceScalar = {
  kind: "scalar";
  text: string;
  value: string | number | boolean | null;
  place: Place;
};
/** `raw` is the piece of source text that the value was read from. */
export type SourceList = { kind: "list"; items: SourceValue[]; place: Place; raw: string };
export type SourceEntry = { key: string; place: Place; value: SourceValue };
export type SourceMap = { kind: "map"; entries: SourceEntry[]; place: Place; raw: string };
/** A YAML value that still knows where it stands. */
export type SourceValue = SourceScalar | SourceList | SourceMap;

export function entryOf(map: SourceMap, key: string): SourceEntry | undefined {
  return map.entries.find((entry) => entry.key === key);
}

export function fieldOf(map: SourceMap, key: string): SourceValue | undefined {
  return entryOf(map, key)?.value;
}

export function isNull(value: SourceValue | undefined): boolean {
  return value === undefined || (value.kind === "scalar" && value.value === null);
}

/** A number only when it is written exactly so; `010`, `1.50` and long ids stay text (reliability.md D6). */
export function toJson(value: SourceValue): Json {
  if (value.kind === "list") return value.items.map(toJson);
  if (value.kind === "map") {
    return Object.fromEntries(value.entries.map((entry) => [entry.key, toJson(entry.value)]));
  }
  if (typeof value.value !== "number") return value.value;
  return String(value.value) === value.text ? value.value : value.text;
}

/** Follows `path` from `value` as far as it leads, and answers the place there. */
export function placeAt(value: SourceValue, path: (string | number)[]): Place {
  let at = value;
  for (const part of path) {
    const next =
      at.kind === "list" && typeof part === "number"
        ? at.items[part]
        : at.kind === "map"
          ? fieldOf(at, String(part))
          : undefined;
    if (!next) break;
    at = next;
  }
  return at.place;
}
