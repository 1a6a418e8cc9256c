import { expect, it } from "vitest";
import { schemaOfTemplate } from "./document-schema";
import { parseTemplate } from "./parse-template";

function schemaIn(source: string) {
  const { template } = parseTemplate({
    file: "gate-tmpl.yaml",
    pack: "p",
    source: `template: {id: g}\n${source}`,
  });
  return template && schemaOfTemplate(template);
}

it("a record tells the type of each of its values, and the words of a choice", () => {
  const schema = schemaIn(`
schema: 1
gate: "{{PASS|FAIL}}"
reason: "Because {{why|how}}"
waiver: { active: false }
risks: [{ id: "{{id}}", score: 3 }]
notes: []
`);
  expect(schema).toEqual({
    type: "object",
    required: ["schema", "gate", "reason", "waiver", "risks", "notes"],
    properties: {
      schema: { type: "number" },
      gate: { type: "string", enum: ["PASS", "FAIL"] },
      reason: { type: "string" },
      waiver: { type: "object", required: ["active"], properties: { active: { type: "boolean" } } },
      risks: {
        type: "array",
        items: {
          type: "object",
          required: ["id", "score"],
          properties: { id: { type: "string" }, score: { type: "number" } },
        },
      },
      notes: { type: "array" },
    },
  });
});

it("a schema that the template declares counts, and is no part of the document", () => {
  const source =
    "schema: { type: object, properties: { score: { type: integer, maximum: 10 } } }\nscore: 0\n";
  expect(schemaIn(source)).toEqual({
    type: "object",
    properties: { score: { type: "integer", maximum: 10 } },
  });
  const { template } = parseTemplate({ file: "g", pack: "p", source: `template: {id: g}\n${source}` });
  expect(template?.record).toEqual({ score: 0 });
});

it("a document in Markdown has none", () => {
  expect(schemaIn("sections: [{ id: a, title: A }]")).toBeNull();
});
