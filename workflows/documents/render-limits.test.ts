import { expect, test } from "vitest";
import { createSection } from "./create-section";
import type { SectionFill } from "./section-fill";
import type { TemplateSection } from "./template";
import { render } from "./testing/render-sections";

test.each([
  ["a long value", { a: { body: "x".repeat(2_000_000) } }, "characters"],
  ["many items", { a: { items: new Array<string>(60_000).fill("x") } }, "steps"],
  ["many rows", { a: { rows: new Array<string[]>(60_000).fill(["x"]) } }, "steps"],
  ["many repeats", { a: { repeats: new Array<SectionFill>(3_000).fill({ body: "x" }) } }, "sections"],
] as const)("a bomb of %s ends at once", (_name, fills, limit) => {
  const started = performance.now();
  const section = (type: TemplateSection["type"]) => ({
    id: "a",
    title: "A",
    type,
    repeatable: true,
    columns: ["A"],
  });
  const type = "items" in fills.a ? "bullet-list" : "rows" in fills.a ? "table" : "text";
  expect(() => render([section(type)], fills as unknown as Record<string, SectionFill>)).toThrow(
    expect.objectContaining({ limit }),
  );
  expect(performance.now() - started).toBeLessThan(200);
});

test("a template with very many slots ends at once", () => {
  expect(() => render([{ id: "a", template: "{{x}}".repeat(60_000) }])).toThrow(
    expect.objectContaining({ limit: "steps" }),
  );
});

test("sections nested beyond the limit end at once", () => {
  let section = createSection({ id: "x" });
  for (let depth = 0; depth < 12; depth++) section = createSection({ id: "x", sections: [section] });
  expect(() => render([section])).toThrow(expect.objectContaining({ limit: "depth" }));
});
