import { expect, test } from "vitest";
import { splitReport } from "./read-report";

test.each([
  [
    "After I press Save twice, the order shows the old address",
    "I press Save twice",
    "the order shows the old address",
  ],
  [
    "After saving a visit on my phone the list shows it twice until I reload. Since Tuesday.",
    "saving a visit on my phone",
    "the list shows it twice until I reload. Since Tuesday.",
  ],
  ["The page is empty.", null, "The page is empty."],
])("%s tells what was done and what was seen", (report, done, seen) => {
  expect(splitReport(report)).toEqual({ done, seen });
});
