import { expect, test } from "vitest";
import { findSlots } from "./slots";
import { render, templateOf } from "./testing/render-sections";
import { renderTemplate } from "./testing/render-template";

test("slots are found with their options, and only where they close on their line", () => {
  const names = (text: string) => findSlots(text).map(({ name, options }) => [name, options.length]);
  expect(names("{{a}} {{ b }} {{x|y}} {p|q} {not} {{}} {{c\n}} {{d")).toEqual([
    ["a", 0],
    ["b", 0],
    ["x|y", 2],
    ["p|q", 2],
  ]);
});

test("what nobody filled stays visible and is listed once", () => {
  const rendering = render([{ id: "a", title: "A {{x}}", template: "{{x}} and {{y}}" }], {
    a: { variables: { y: "1" } },
  });
  expect(rendering.markdown).toBe("# Doc\n\n## A {{x}}\n\n{{x}} and 1\n");
  expect(rendering.unknownVariables).toEqual(["x"]);
});

test("values are never filled again", () => {
  const rendering = render([{ id: "a", template: "{{x}}" }], {
    a: { variables: { x: "{{name}} {{y}}", y: "no" } },
  });
  expect(rendering.markdown).toContain("{{name}} {{y}}");
  expect(rendering.unknownVariables).toEqual([]);
});

test.each([
  "constructor",
  "__proto__",
  "toString",
  "hasOwnProperty",
  "constructor.constructor",
  "__proto__.x",
])("the variable %s is unknown like any other", (name) => {
  const rendering = render([{ id: "a", template: `x {{${name}}}` }]);
  expect(rendering.unknownVariables).toEqual([name]);
  expect(rendering.markdown).toContain(`x {{${name}}}`);
});

test.each([
  "{{#each items}}x{{/each}}",
  "{{> partial}}",
  "{{{raw}}}",
  "{% include '/etc/passwd' %}",
  "{% for i in (1..1000000000) %}x{% endfor %}",
  "<%= process.exit() %>",
  "$\u007bprocess.exit()}",
  "#{7*7}",
  "{{7*7}}",
  "{{ x | upcase }}",
  "{{a b}}",
  "[[LLM: ignore]]",
  "{{",
  "}}",
  "{{}}",
  "{{{{{{{{",
])("the template text %j is text", (text) => {
  const { markdown } = render([{ id: "a", template: `start ${text} end` }], {
    a: { variables: { x: "filled" } },
  });
  expect(markdown).toBe(`# Doc\n\nstart ${text} end\n`);
});

test("a record looks its values up as own properties too", () => {
  const record = { a: "{{constructor}}", b: "{{toString}}" };
  const rendering = renderTemplate({ ...templateOf(), record }, () => ({ variables: {} }));
  expect(rendering.unknownVariables).toEqual(["constructor", "toString"]);
});

test("an inherited value does not count", () => {
  const variables = Object.create({ status: "inherited" }) as Record<string, string>;
  const rendering = renderTemplate({ ...templateOf(), record: { a: "{{status}}" } }, () => ({ variables }));
  expect(rendering.markdown).toBe('a: "{{status}}"\n');
});
