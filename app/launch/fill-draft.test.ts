import { expect, it } from "vitest";
import type { InputField } from "#workflows/definition/definition";
import { draftLike, parseInput, valuesOf } from "./fill-draft";
import { readDraft } from "./read-draft";

function field(name: string, type: InputField["type"]): InputField {
  return { name, type, title: "", help: "", example: "", required: false, default: null, choices: [] };
}
const fields = [
  field("idea", "text"),
  field("rules", "list"),
  field("size", "number"),
  field("fast", "boolean"),
];
const input = { idea: "Courts", rules: ["one", "two"], size: 3, fast: true };

it("an input fills the form so that the form makes the same input again", () => {
  const values = valuesOf(fields, input);
  expect(values).toEqual({ idea: "Courts", rules: "one\ntwo", size: "3", fast: true });
  expect(readDraft(fields, values)).toEqual({ input, faults: {} });
});

it("what the input does not have is left empty", () => {
  expect(valuesOf(fields, {})).toEqual({ idea: "", rules: "", size: "", fast: null });
});

it("a run like another takes its settings and its yes-or-no answers along", () => {
  const started = {
    input,
    oversight: "high" as const,
    answers: { wanted: true, route: "big" },
    unanswered: "no" as const,
  };
  expect(draftLike(fields, started)).toMatchObject({
    oversight: "high",
    answers: { wanted: true },
    unanswered: "no",
  });
});

it("JSON is taken when it is an object of the known fields, else told what is wrong", () => {
  expect(parseInput(fields, '{"size": 2}')).toEqual({ input: { size: 2 }, fault: null });
  expect(parseInput(fields, "{").fault).toContain("no JSON");
  expect(parseInput(fields, "[]").fault).toContain("is an object");
  expect(parseInput(fields, '{"siez": 2}').fault).toBe(
    'The workflow has no field "siez". It has: idea, rules, size, fast.',
  );
});
