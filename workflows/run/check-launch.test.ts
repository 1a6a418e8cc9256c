import { expect, test } from "vitest";
import type { InputField } from "../definition/definition";
import type { JsonObject } from "../definition/json";
import { step, workflow } from "../testing/build-workflow";
import { starts } from "../testing/moves";
import { given, Scenario } from "../testing/scenario";

const field = (changes: Partial<InputField>): InputField => ({
  name: "idea",
  type: "text",
  title: "Product idea",
  help: "",
  example: "",
  required: false,
  default: null,
  choices: [],
  ...changes,
});
const launching = (...inputs: InputField[]) => workflow([step("a")], { inputs });

test.each<JsonObject>([{}, { idea: "" }, { idea: "   " }, { idea: null }])(
  "a needed field refuses %j",
  (input) => {
    const run = new Scenario(launching(field({ required: true })));
    run.thenRefuses(starts({ input }), "bad-input", /"Product idea" is needed/);
  },
);

test("every wrong field is named at once", () => {
  const both = launching(field({ required: true }), field({ name: "n", title: "Count", type: "number" }));
  new Scenario(both).thenRefuses(starts({ input: { n: "many" } }), "bad-input", /Product idea.*Count/);
});

test.each([
  [field({ type: "number" }), 3, "three"],
  [field({ type: "boolean" }), true, "perhaps"],
  [field({ type: "choice", choices: ["web", "api"] }), "api", "phone"],
  [field({ type: "list" }), ["a"], "a"],
  [field({ type: "string" }), "a", ["a"]],
])("%j takes %j and refuses %j", (one, good, bad) => {
  given(launching(one), starts({ input: { idea: good } })).thenSees({ run: "running" });
  new Scenario(launching(one)).thenRefuses(starts({ input: { idea: bad } }), "bad-input");
});

test("a choice that is none is refused with the choices there are", () => {
  const choosing = launching(field({ type: "choice", choices: ["web", "api"] }));
  new Scenario(choosing).thenRefuses(starts({ input: { idea: "phone" } }), "bad-input", /one of web, api/);
});

test("fields that the form does not name are kept", () => {
  const run = given(launching(field({})), starts({ input: { extra: 1 } }));
  expect(run.state.input).toEqual({ extra: 1 });
});

test("a sequence that does not exist is refused, naming those that do", () => {
  new Scenario(launching()).thenRefuses(starts({ sequence: "other" }), "bad-input", /main/);
});

test("a standing answer for a name that JavaScript gives a meaning is refused", () => {
  const answers = JSON.parse('{"__proto__": true}');
  new Scenario(launching()).thenRefuses(starts({ answers }), "bad-input", /__proto__/);
});
