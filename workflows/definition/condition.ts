import type { Expression } from "./expression";
import type { Json } from "./json";

/** `unknown` is never guessed: a person is asked (product.md 3.5). */
export type Truth = boolean | "unknown";

/** What a condition may ask of the run. Implementations read own properties only (formats.md 2.2). */
export type ConditionLookup = {
  /** The value at a context path such as `plan.size`; undefined when there is none. */
  value(path: string): Json | undefined;
  /** What is known of a bare identifier; undefined when nobody has answered it yet. */
  fact(name: string): boolean | undefined;
};

/** Kleene's three-valued logic over the run's values and facts (formats.md 2.2). Pure; never throws. */
export function evaluateCondition(expression: Expression, lookup: ConditionLookup): Truth {
  switch (expression.kind) {
    case "constant":
      return expression.value;
    case "truthy":
      return Boolean(lookup.value(expression.key));
    case "notEmpty":
      return !isBlank(lookup.value(expression.key));
    case "equals":
      return textOf(lookup.value(expression.key)) === expression.value;
    case "fact":
      return lookup.fact(expression.name) ?? "unknown";
    case "not":
      return negate(evaluateCondition(expression.of, lookup));
    case "all":
      return combine(expression.of, lookup, false);
    case "any":
      return combine(expression.of, lookup, true);
  }
}

function negate(truth: Truth): Truth {
  return truth === "unknown" ? "unknown" : !truth;
}

/** One `decisive` value settles the group whatever the others are; else one unknown makes it unknown. */
function combine(parts: Expression[], lookup: ConditionLookup, decisive: boolean): Truth {
  let truth: Truth = !decisive;
  for (const part of parts) {
    const value = evaluateCondition(part, lookup);
    if (value === decisive) return decisive;
    if (value === "unknown") truth = "unknown";
  }
  return truth;
}

function isBlank(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return value.trim() === "";
  if (typeof value === "object") return Object.keys(value).length === 0;
  return false;
}

/** Lists, maps and nothing equal no text. */
function textOf(value: Json | undefined): string | null {
  if (value === undefined || value === null || typeof value === "object") return null;
  return String(value).trim();
}

/** A condition as one line of text, for questions and reasons: `all of (a, not b)`. */
export function conditionText(expression: Expression): string {
  switch (expression.kind) {
    case "constant":
      return expression.value ? "always_true" : "always_false";
    case "truthy":
      return `context.${expression.key}`;
    case "notEmpty":
      return `not_empty:${expression.key}`;
    case "equals":
      return `equals:${expression.key},${expression.value}`;
    case "fact":
      return expression.name;
    case "not":
      return `not ${conditionText(expression.of)}`;
    case "all":
    case "any":
      return `${expression.kind} of (${expression.of.map(conditionText).join("; ")})`;
  }
}

/** The bare identifiers of a condition, each once, in the order they stand. */
export function factsIn(expression: Expression): string[] {
  return unique(leaves(expression).flatMap((leaf) => (leaf.kind === "fact" ? [leaf.name] : [])));
}

/** The context keys that a condition reads, each once, in the order they stand. */
export function keysIn(expression: Expression): string[] {
  return unique(
    leaves(expression).flatMap((leaf) =>
      leaf.kind === "truthy" || leaf.kind === "notEmpty" || leaf.kind === "equals" ? [leaf.key] : [],
    ),
  );
}

/** The conditions inside that are neither all, any nor not. */
export function leaves(expression: Expression): Expression[] {
  if (expression.kind === "not") return leaves(expression.of);
  if (expression.kind === "all" || expression.kind === "any") return expression.of.flatMap(leaves);
  return [expression];
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}
