import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ruleOf } from "./rule-of";

const guide = readFileSync(new URL("../../docs/authors.md", import.meta.url), "utf8");

test.each([
  ["bad-condition", "Conditions"],
  ["unknown-step", "Steps"],
  ["bad-routes", "Blocks: at once, again, for each, one of several"],
  ["silent-approval", "Gates: where a person decides"],
  ["bad-duration", "When work fails"],
  ["too-large", "Limits"],
  ["yaml", "A whole workflow"],
])("%s is explained under %s, which the guide has", (code, heading) => {
  expect(ruleOf(code).heading).toBe(heading);
  expect(guide).toContain(`\n## ${heading}\n`);
});

test("the address leads to the heading", () => {
  expect(ruleOf("bad-duration").path).toBe("/help/authors#when-work-fails");
});
