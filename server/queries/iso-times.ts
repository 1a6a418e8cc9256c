import type { JsonObject } from "#workflows/definition/json";

/** Keys below which names come from people, agents and authors: nothing there is ours to read as a time. */
const FREE_KEYS = ["input", "answers", "metadata", "value", "rounds", "extra"] as const;
type FreeKey = (typeof FREE_KEYS)[number];

type TimeKey = "at" | "since" | "created_at" | `${string}At`;

/** The same data as the API answers it: epoch milliseconds became ISO 8601 (contract.md). */
export type WithIsoTimes<T> = T extends readonly (infer Item)[]
  ? WithIsoTimes<Item>[]
  : T extends object
    ? {
        [Key in keyof T]: Key extends FreeKey
          ? T[Key]
          : Key extends TimeKey
            ? IsoTime<T[Key]>
            : WithIsoTimes<T[Key]>;
      }
    : T;

type IsoTime<T> = T extends number ? string : T;

/** Turns epoch milliseconds under `at`, `since`, `created_at` and `...At` into ISO 8601, at every depth. */
export function withIsoTimes<T>(data: T): WithIsoTimes<T> {
  return convert("", data) as WithIsoTimes<T>;
}

function convert(key: string, value: unknown): unknown {
  if (typeof value === "number" && isTimeKey(key)) return new Date(value).toISOString();
  if (Array.isArray(value)) return value.map((item) => convert("", item));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, isFree(name) ? part : convert(name, part)]),
  );
}

function isTimeKey(key: string): boolean {
  return key === "at" || key === "since" || key === "created_at" || key.endsWith("At");
}

function isFree(key: string): boolean {
  return FREE_KEYS.some((free) => free === key);
}

function isRecord(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null;
}
