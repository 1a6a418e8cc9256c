import { expect, it } from "vitest";
import { sayOutcome } from "./say-outcome";

it("says how a call of a model ended", () => {
  expect(sayOutcome({ error: null, finishReason: "stop" })).toBe("answered");
  expect(sayOutcome({ error: null, finishReason: "length" })).toBe("cut off at its longest");
  expect(sayOutcome({ error: null, finishReason: "content-filter" })).toBe("content filter");
  expect(sayOutcome({ error: "no answer in 30 s", finishReason: null })).toBe("failed");
});
