import { expect, it } from "vitest";
import type { Json } from "#workflows/definition/json";
import { nameItem } from "./name-item";

it("an item is called by its own words, or by what it says of itself", () => {
  const items: Json[] = ["Login page", 7, { id: "s-1", title: " Login page " }, { id: "s-1" }, { key: 3 }];
  expect(items.map(nameItem)).toEqual(["Login page", "7", "Login page", "s-1", "3"]);
});

it("an item that says nothing has no name", () => {
  const items: (Json | undefined)[] = ["  ", null, true, ["Login page"], {}, { title: "" }, undefined];
  expect(items.map(nameItem)).toEqual(items.map(() => null));
});
