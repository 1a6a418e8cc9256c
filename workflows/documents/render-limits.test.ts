import { expect, test } from "vitest";
import { cpuMs } from "../testing/cpu-time";
import { createSection } from "./create-section";
import type { SectionFill } from "./section-fill";
import type { TemplateSection } from "./template";
import { render } from "./testing/render-sections";

type Bomb = [name: string, type: TemplateSection["type"], fill: SectionFill, limit: string];

const BOMBS: Bomb[] = [
  ["a long value", "text", { body: "x".repeat(2_000_000) }, "characters"],
  ["many items", "bullet-list", { items: new Array<string>(60_000).fill("x") }, "steps"],
  ["many rows", "table", { rows: new Array<string[]>(60_000).fill(["x"]) }, "steps"],
  ["many repeats", "text", { repeats: new Array<SectionFill>(3_000).fill({ body: "x" }) }, "sections"],
];

test.each(BOMBS)("a bomb of %s ends at once", (_name, type, fill, limit) => {
  const section = { id: "a", title: "A", type, repeatable: true, columns: ["A"] };
  const started = cpuMs();
  expect(() => render([section], { a: fill })).toThrow(expect.objectContaining({ limit }));
  expect(cpuMs() - started).toBeLessThan(200);
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
