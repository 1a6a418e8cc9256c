import type { Json } from "./json";

/**
 * The value at `path` (`plan.size`), reading own properties only. A key that contains dots wins over the
 * path of the same spelling, so that `not_empty:prd.md` finds a document named `prd.md`.
 */
export function readPath(root: Json | undefined, path: string): Json | undefined {
  const whole = ownValue(root, path);
  if (whole !== undefined) return whole;
  return path.split(".").reduce<Json | undefined>(ownValue, root);
}

function ownValue(holder: Json | undefined, key: string): Json | undefined {
  if (typeof holder !== "object" || holder === null || !Object.hasOwn(holder, key)) return undefined;
  if (Array.isArray(holder)) return /^\d+$/.test(key) ? holder[Number(key)] : undefined;
  return holder[key];
}
