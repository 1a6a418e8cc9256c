import { conditionText } from "../definition/condition";
import type { Expression } from "../definition/expression";
import { parseCondition } from "../definition/parse-condition";
import { placeKey, type Scope } from "./scope";
import { fieldOf, isNull, placeAt, type SourceMap, type SourceValue } from "./source-value";

type Lowered = { expression: Expression; text: string };

/** The condition under `field` of a node; both null when there is none, or none that can be read. */
export function lowerCondition(
  scope: Scope,
  map: SourceMap,
  key: string,
): { condition: Expression | null; conditionText: string | null } {
  const lowered = readCondition(scope, map, key, "condition");
  return { condition: lowered?.expression ?? null, conditionText: lowered?.text ?? null };
}

export function readCondition(scope: Scope, map: SourceMap, key: string, field: string): Lowered | null {
  const { log, places } = scope.lowering;
  const value = fieldOf(map, field);
  if (value === undefined || isNull(value)) return null;
  places.set(placeKey(key, field), value.place);
  const parsed = parseCondition(toCondition(value));
  if ("error" in parsed) {
    log.error(placeAt(value, parsed.path), "bad-condition", parsed.error, parsed.hint);
    return null;
  }
  const text = value.kind === "scalar" ? value.text.trim() : conditionText(parsed.expression);
  return { expression: parsed.expression, text };
}

/** Scalars as text, so that `condition: 1.0` is reported as it is written. */
function toCondition(value: SourceValue): unknown {
  if (value.kind === "list") return value.items.map(toCondition);
  if (value.kind === "map")
    return Object.fromEntries(value.entries.map((e) => [e.key, toCondition(e.value)]));
  return typeof value.value === "boolean" || value.value === null ? value.value : value.text;
}
