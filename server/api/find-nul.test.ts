import { expect, test } from "vitest";
import { findNul } from "./find-nul";

test.each([
  [{ requestId: "a\u0000b" }, "requestId"],
  [{ input: { idea: "x", deep: ["fine", { name: "\u0000" }] } }, "input.deep.1.name"],
  [{ input: { "k\u0000": 1 } }, "input"],
  ["\u0000", ""],
])("a text that no table can keep is found: %j", (input, path) => {
  expect(findNul(input)).toBe(path);
});

test.each([
  [undefined],
  [{ approvalId: "a", content: "a\u0000b" }],
  [{ context: { documents: [{ name: "a.md", content: "\u0000" }] } }],
  [{ source: "\u0000" }],
])("documents and sources may hold anything: %j", (input) => {
  expect(findNul(input)).toBeUndefined();
});

test("an input as deep as a body can be is looked through", () => {
  const deep: unknown = JSON.parse(`${"[".repeat(100_000)}"\\u0000"${"]".repeat(100_000)}`);
  expect(findNul(deep)).toMatch(/^0(\.0)+$/);
});
