import { expect, it } from "vitest";
import { isSectionNew, listSections, sectionAt } from "./sections";

const TEXT = [
  "Before",
  "",
  "# The *plan*",
  "text",
  "## Goals ##",
  "```md",
  "# no heading",
  "```",
  "Costs",
  "-----",
  "end",
].join("\n");

it("sections begin at headings, also underlined ones, but not inside of code", () => {
  const found = listSections(TEXT).map(({ title, depth }) => `${depth} ${title}`);
  expect(found).toEqual(["1 The plan", "2 Goals", "2 Costs"]);
});

it("a section reaches to the next heading, the last one to the end", () => {
  const parts = listSections(TEXT).map(({ from, to }) => TEXT.slice(from, to));
  expect(parts.map((part) => part.split("\n")[0])).toEqual(["# The *plan*", "## Goals ##", "Costs"]);
  expect(parts.at(-1)?.endsWith("end")).toBe(true);
});

it("a line under a list or a table is no heading", () => {
  expect(listSections("- one\n---\n\n| a |\n|---|")).toEqual([]);
});

it("a place belongs to the section above it, before the first heading to none", () => {
  const sections = listSections(TEXT);
  expect(sectionAt(sections, TEXT.indexOf("no heading"))?.title).toBe("Goals");
  expect(sectionAt(sections, 0)).toBeUndefined();
});

it("a section is new when the earlier text has it otherwise", () => {
  const [plan, goals] = listSections(TEXT);
  if (!plan || !goals) throw new Error("No sections.");
  const before = TEXT.replace("text", "other text");
  expect([isSectionNew(TEXT, plan, before), isSectionNew(TEXT, goals, before)]).toEqual([true, false]);
});
