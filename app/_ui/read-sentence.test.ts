import { expect, it } from "vitest";
import { plainSentence, readSentence } from "./read-sentence";

it("tells what is waited for from who it is waited for", () => {
  expect(readSentence("Waiting for **PRD approval** from *Product* (2 votes)")).toEqual([
    { from: 0, kind: "text", text: "Waiting for " },
    { from: 12, kind: "strong", text: "PRD approval" },
    { from: 28, kind: "text", text: " from " },
    { from: 34, kind: "em", text: "Product" },
    { from: 43, kind: "text", text: " (2 votes)" },
  ]);
});

it("reads code", () => {
  expect(readSentence("misses `owner`")).toContainEqual({ from: 7, kind: "code", text: "owner" });
});

it("leaves stars that mark nothing as they are", () => {
  expect(plainSentence("3 * 4 * 5 and a lone ** here")).toBe("3 * 4 * 5 and a lone ** here");
});

it("gives every character of the sentence once", () => {
  expect(plainSentence("**a** b *c* `d` e")).toBe("a b c d e");
  expect(readSentence("")).toEqual([]);
});
