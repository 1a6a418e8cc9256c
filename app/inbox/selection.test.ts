import { expect, it } from "vitest";
import { sampleRequest } from "../_review/testing/sample-request";
import { MOST_AT_ONCE, whyNotTogether } from "./selection";

const one = sampleRequest({ id: "one" });
const other = sampleRequest({ id: "other" });

it("requests of the same gate are decided together", () => {
  expect(whyNotTogether(one, [])).toBeNull();
  expect(whyNotTogether(other, [one])).toBeNull();
});

it("items of a map share their gate, other steps do not", () => {
  const first = sampleRequest({ id: "a", stepKey: "stories[0]/review" });
  const second = sampleRequest({ id: "b", stepKey: "stories[1]/review" });
  expect(whyNotTogether(second, [first])).toBeNull();
  expect(whyNotTogether(one, [first])).toContain("same gate");
});

it("questions, high risk and what is decided already stay out", () => {
  expect(whyNotTogether(sampleRequest({ kind: "question" }), [])).toContain("by itself");
  expect(whyNotTogether(sampleRequest({ risk: "high" }), [])).toContain("high risk");
  expect(whyNotTogether(sampleRequest({ status: "approved" }), [])).toContain("no longer waits");
  expect(whyNotTogether({ ...one, isGone: true }, [])).toContain("no longer waits");
});

it("no more are chosen than the server takes, but a chosen one can be let go", () => {
  const chosen = Array.from({ length: MOST_AT_ONCE }, (_, at) => sampleRequest({ id: `r${at}` }));
  expect(whyNotTogether(other, chosen)).toContain("At most 20");
  expect(whyNotTogether(chosen[0] ?? one, chosen)).toBeNull();
});
