import { expect, test } from "vitest";
import { sampleTask } from "../testing/sample-task";
import { collectFacts } from "./collect-facts";
import { OPEN, splitReport, told } from "./read-report";

test.each([
  [
    "After I press Save twice, the order shows the old address",
    "I press Save twice",
    "the order shows the old address",
  ],
  [
    "After saving a visit on my phone the list shows it twice until I reload. Since Tuesday.",
    "saving a visit on my phone",
    "the list shows it twice until I reload.",
  ],
  ["The page is empty.", null, "The page is empty."],
])("%s tells what was done and what was seen", (report, done, seen) => {
  expect(splitReport(report)).toEqual({ done, seen, expected: null });
});

test("what was expected, where and since when stand apart from what was seen", () => {
  const report =
    "The bonus of 412 employees is too low. Expected: 12.50 EUR more. Version 2.3.1, Chrome on Android. It happens since the update on 3 October. Steps: open the pay slip of any nurse. Nobody noticed for a week.";
  expect(splitReport(report)).toEqual({
    done: "open the pay slip of any nurse",
    seen: "The bonus of 412 employees is too low. Nobody noticed for a week.",
    expected: "12.50 EUR more",
  });
  const facts = collectFacts(sampleTask({ input: { report } }), "bug-analysis.md", null);
  expect(["environment", "since", "affected_users", "reproducible"].map((name) => told(facts, name))).toEqual(
    ["Version 2.3.1, Chrome on Android", "the update on 3 October", "412 employees", OPEN],
  );
});
