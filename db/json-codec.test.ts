import { expect, test } from "vitest";
import { toJsonText } from "./json-codec";

test("nothing that Postgres refuses is left in a value or in a name (E27)", () => {
  const told = { "a\u0000": ["b\ud800", { "\udc00": "\u0000" }], fine: "ü\n😀" };
  expect(JSON.parse(toJsonText(told))).toEqual({
    "a\uFFFD": ["b\uFFFD", { "\uFFFD": "\uFFFD" }],
    fine: "ü\n😀",
  });
});

test("a name that would reach a prototype stays a name", () => {
  const parsed = JSON.parse('{"__proto__":{"x":"\\u0000"}}');
  expect(toJsonText(parsed)).toBe('{"__proto__":{"x":"\uFFFD"}}');
});
