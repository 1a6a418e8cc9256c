import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateCondition } from "./condition";
import type { Json } from "./json";
import { parseCondition } from "./parse-condition";
import { readPath } from "./read-path";

describe("a condition that cannot be read says why and where", () => {
  test.each([
    ["", "The condition is empty.", []],
    ["   ", "The condition is empty.", []],
    [null, "The condition is empty.", []],
    [5, "The condition is the number 5.", []],
    [["a"], "A condition is not a list.", []],
    [{}, "A condition map has one key, not none.", []],
    [{ all: ["a"], any: ["b"] }, "A condition map has one key, not all, any.", []],
    [{ some: ["a"] }, 'A condition map cannot have the key "some".', []],
    [{ all: [] }, '"all" needs a list of at least one condition.', ["all"]],
    [{ any: "a" }, '"any" needs a list of at least one condition.', ["any"]],
    [
      { all: ["a", { not: "equals:x" }] },
      '"equals:x" has no comma between key and value.',
      ["all", 1, "not"],
    ],
    [{ not: null }, "The condition is empty.", ["not"]],
    ["equals:tests", '"equals:tests" has no comma between key and value.', []],
    ["equals:,pass", "The condition names no key.", []],
    ["equals:a b,c", '"a b" is not a key.', []],
    ["context.", "The condition names no key.", []],
    ["context.a..b", '"a..b" is not a key.', []],
    ["not_empty:", "The condition names no key.", []],
    ["a && b", '"a && b" is not a condition.', []],
    ["a or b", '"a or b" is not a condition.', []],
    ["not ready", '"not ready" is not a condition.', []],
    ["!ready", '"!ready" is not a condition.', []],
    ["status == done", '"status == done" is not a condition.', []],
    ["plan.ready", '"plan.ready" is not a condition.', []],
    ["exists:x", '"exists:x" is not a condition.', []],
    ["yes", '"yes" is not a condition.', []],
    ["Off", '"Off" is not a condition.', []],
  ])("%j", (condition, error, path) => {
    expect(parseCondition(condition)).toMatchObject({ error, path, hint: expect.stringMatching(/\S/) });
  });

  test("the hint shows the form that was meant", () => {
    const hintOf = (text: string) => {
      const parsed = parseCondition(text);
      return "error" in parsed ? parsed.hint : "";
    };
    expect(hintOf("not ready")).toContain("{ not: ready }");
    expect(hintOf("a && b")).toContain("all:");
    expect(hintOf("a or b")).toContain("any:");
    expect(hintOf("x == 1")).toContain("equals:KEY,VALUE");
    expect(hintOf("plan.ready")).toContain("context.plan.ready");
    expect(hintOf("yes")).toContain("always_true");
  });
});

test("a condition nested too deep is refused", () => {
  let condition: unknown = "a";
  for (let depth = 0; depth < 10_000; depth++) condition = { not: condition };
  expect(parseCondition(condition)).toMatchObject({
    error: "The condition is nested deeper than 32 levels.",
  });
});

describe("names that JavaScript knows", () => {
  const names = ["__proto__", "constructor", "prototype"];

  test.each(names)("%s is refused as a key, a part of one and a fact", (name) => {
    for (const text of [name, `context.${name}`, `not_empty:a.${name}.b`, `equals:${name},x`]) {
      expect(parseCondition(text)).toHaveProperty("error");
    }
    expect(parseCondition(JSON.parse(`{"${name}": ["a"]}`))).toHaveProperty("error");
  });

  test.each(["toString", "hasOwnProperty", "valueOf", "__defineGetter__", "length"])(
    "%s is never found on what did not define it",
    (name) => {
      const contexts: Json[] = [{}, [], "text", { a: {} }];
      for (const context of contexts) {
        expect(readPath(context, name)).toBeUndefined();
        expect(readPath({ a: context }, `a.${name}`)).toBeUndefined();
      }
      const parsed = parseCondition(`context.${name}`);
      if ("error" in parsed) throw new Error(parsed.error);
      const lookup = { value: (path: string) => readPath({}, path), fact: () => undefined };
      expect(evaluateCondition(parsed.expression, lookup)).toBe(false);
    },
  );
});

test("any value at all is read or refused, and never thrown at", () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (value) => {
      const parsed = parseCondition(value);
      expect("error" in parsed || "expression" in parsed).toBe(true);
    }),
  );
});
