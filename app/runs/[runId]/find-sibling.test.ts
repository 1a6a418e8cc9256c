import { expect, it } from "vitest";
import { findSibling } from "./find-sibling";

const LISTS = [["b"], ["a", "b", "c"], ["x", "y", "z", "w"]];

it("walks the list that has the run, not one that was asked for it alone", () => {
  expect(findSibling(LISTS, "b", 1)).toBe("c");
  expect(findSibling(LISTS, "b", -1)).toBe("a");
});

it("ends with the list", () => {
  expect(findSibling(LISTS, "c", 1)).toBeNull();
  expect(findSibling(LISTS, "a", -1)).toBeNull();
  expect(findSibling(LISTS, "nowhere", 1)).toBeNull();
});
