import { expect, it } from "vitest";
import { readInput, writeInput } from "./edited-input";

const INPUT = { idea: "A court booking", members: 200, tags: ["sport"], secret: false };

function edit(name: string, text: string) {
  return writeInput(INPUT).map((field) => (field.name === name ? { ...field, text } : field));
}

it("finds nothing changed in what was only shown", () => {
  expect(readInput(writeInput(INPUT), INPUT)).toEqual({ changed: {}, fault: null });
});

it("takes a text as it is, also one that looks like JSON", () => {
  expect(readInput(edit("idea", "[two] courts"), INPUT).changed).toEqual({ idea: "[two] courts" });
});

it("keeps the type of everything else", () => {
  expect(readInput(edit("members", "300"), INPUT).changed).toEqual({ members: 300 });
  expect(readInput(edit("tags", '["sport", "club"]'), INPUT).changed).toEqual({ tags: ["sport", "club"] });
});

it("names the field that cannot be read", () => {
  expect(readInput(edit("members", "many"), INPUT)).toEqual({ changed: {}, fault: "members" });
});
