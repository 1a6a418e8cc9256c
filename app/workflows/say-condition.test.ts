import { expect, it } from "vitest";
import { parseCondition } from "#workflows/definition/parse-condition";
import { sayCondition } from "./say-condition";

function say(condition: unknown): string {
  const parsed = parseCondition(condition);
  if ("error" in parsed) throw new Error(parsed.error);
  return sayCondition(parsed.expression);
}

it.each([
  ["equals:severity,critical", "severity is critical"],
  ["user_wants_ux_flows", "user wants ux flows"],
  ["not_empty:notes", "notes is not empty"],
  ["context.ready", "ready is set"],
  ["always_false", "never"],
  [{ not: "equals:tests,pass" }, "tests is not pass"],
  [{ not: "po_checklist_issues" }, "not po checklist issues"],
  [{ all: ["a_b", { any: ["equals:x,1", "context.y"] }] }, "a b and (x is 1 or y is set)"],
  [{ not: { all: ["a_b", "c_d"] } }, "not (a b and c d)"],
])("%j reads in words", (condition, words) => {
  expect(say(condition)).toBe(words);
});
