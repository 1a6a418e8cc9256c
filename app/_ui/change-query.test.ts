import { expect, it } from "vitest";
import { changeQuery, typingStep } from "./change-query";

it("sets a name and keeps the others", () => {
  expect(changeQuery("?tab=steps", { q: "a b" })).toBe("?tab=steps&q=a+b");
});

it("removes a name that is null or empty, and the question mark with the last one", () => {
  expect(changeQuery("?q=a&pack=core", { q: null })).toBe("?pack=core");
  expect(changeQuery("?pack=core", { pack: "" })).toBe("");
});

it("a search makes one step of Back however it is typed, and so does its end", () => {
  expect([typingStep("", "t"), typingStep("t", "te"), typingStep("te", "t"), typingStep("t", "")]).toEqual([
    "push",
    "replace",
    "replace",
    "push",
  ]);
});
