import { expect, it } from "vitest";
import { readNextPath } from "./read-next-path";

it("goes back to where one came from", () => {
  expect(readNextPath("/runs/7?tab=steps")).toBe("/runs/7?tab=steps");
});

it.each([
  undefined,
  "",
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "javascript:alert(1)",
  "/login?next=/login",
  "/setup",
])("goes to the runs instead of %s", (next) => {
  expect(readNextPath(next)).toBe("/runs");
});
