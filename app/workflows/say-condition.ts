import type { Expression } from "#workflows/definition/expression";

/** A condition in words, to follow "only if": "severity is critical", "not tests is pass". */
export function sayCondition(expression: Expression): string {
  switch (expression.kind) {
    case "constant":
      return expression.value ? "always" : "never";
    case "truthy":
      return `${expression.key} is set`;
    case "notEmpty":
      return `${expression.key} is not empty`;
    case "equals":
      return `${expression.key} is ${expression.value}`;
    case "fact":
      return sayName(expression.name);
    case "not":
      return sayOpposite(expression.of);
    case "all":
      return expression.of.map(sayPart).join(" and ");
    case "any":
      return expression.of.map(sayPart).join(" or ");
  }
}

/** A name of a definition as words: `user_wants_ux_flows` reads "user wants ux flows". */
export function sayName(name: string): string {
  return name.replaceAll(/[_-]+/g, " ").trim();
}

function sayOpposite(expression: Expression): string {
  if (expression.kind === "equals") return `${expression.key} is not ${expression.value}`;
  if (expression.kind === "truthy") return `${expression.key} is not set`;
  if (expression.kind === "notEmpty") return `${expression.key} is empty`;
  if (expression.kind === "constant") return expression.value ? "never" : "always";
  return `not ${sayPart(expression)}`;
}

function sayPart(expression: Expression): string {
  const isGroup = expression.kind === "all" || expression.kind === "any";
  return isGroup ? `(${sayCondition(expression)})` : sayCondition(expression);
}
