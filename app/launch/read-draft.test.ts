import { expect, it } from "vitest";
import type { InputField } from "#workflows/definition/definition";
import { defaultDraft, readDraft } from "./read-draft";

function field(parts: Partial<InputField> & { name: string; type: InputField["type"] }): InputField {
  return { title: "", help: "", example: "", required: false, default: null, choices: [], ...parts };
}

it("a form as it opens sends the defaults that it shows", () => {
  const fields = [
    field({ name: "platform", type: "choice", default: "Web", choices: ["Web", "App"] }),
    field({ name: "users", type: "number", default: 40 }),
    field({ name: "urgent", type: "boolean", default: false }),
    field({ name: "rules", type: "list", default: ["a", "b"] }),
    field({ name: "idea", type: "text" }),
  ];
  expect(fields.map(defaultDraft)).toEqual(["Web", "40", false, "a\nb", ""]);
  expect(readDraft(fields, {}).input).toEqual({
    platform: "Web",
    users: 40,
    urgent: false,
    rules: ["a", "b"],
  });
});

it("what is typed becomes a value of the field's type", () => {
  const fields = [
    field({ name: "count", type: "number" }),
    field({ name: "rules", type: "list" }),
    field({ name: "idea", type: "text" }),
    field({ name: "again", type: "boolean" }),
  ];
  const draft = { count: " 1.5 ", rules: " EU only \n\n cheap\n", idea: " kept as it is ", again: true };
  expect(readDraft(fields, draft)).toEqual({
    input: { count: 1.5, rules: ["EU only", "cheap"], idea: " kept as it is ", again: true },
    faults: {},
  });
});

it("a field that is needed says so, and so does a number that is none", () => {
  const fields = [
    field({ name: "idea", type: "text", title: "Product idea", required: true }),
    field({ name: "sure", type: "boolean", required: true }),
    field({ name: "count", type: "number" }),
  ];
  expect(readDraft(fields, { idea: "  ", count: "many" }).faults).toEqual({
    idea: '"Product idea" is needed.',
    sure: '"sure" is needed.',
    count: '"count" must be a number.',
  });
});

it("a default that was deleted stays deleted", () => {
  const fields = [
    field({ name: "audience", type: "string", default: "everybody" }),
    field({ name: "rules", type: "list", default: ["a"] }),
  ];
  expect(readDraft(fields, { audience: "", rules: "" }).input).toEqual({ audience: "", rules: [] });
});
