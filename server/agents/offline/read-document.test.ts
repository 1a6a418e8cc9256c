import { expect, test } from "vitest";
import { findIds, readDocument, readNumbered, readRecords, sectionsAbout } from "./read-document";

const DOCUMENT = `# Plan

> a label

Intro with \\*stars\\*.

## Functional requirements

- **FR2:** Second. (assumption)
- **FR1:** First with \`code\`.

### Deeper

| Requirement | Who can answer |
| --- | --- |
| FR3: Third | a\\|b |
| FR1 | not this one |

\`\`\`text
# no heading
- **FR9:** no item
\`\`\`
`;

const document = readDocument("plan.md", DOCUMENT);

test("headings, what is above them, paragraphs, items and tables are read", () => {
  expect(document.title).toBe("Plan");
  expect(document.sections.map(({ heading, above }) => [heading, above.join("/")])).toEqual([
    ["Plan", ""],
    ["Functional requirements", "Plan"],
    ["Deeper", "Plan/Functional requirements"],
  ]);
  expect(document.sections[0]?.paragraphs).toEqual(["Intro with *stars*."]);
  expect(document.sections[1]?.items).toEqual(["FR2: Second. (assumption)", "FR1: First with code."]);
});

test("numbered things come in the order of their numbers, lists before tables", () => {
  expect(readNumbered([document], "FR")).toEqual([
    { id: "FR1", text: "First with code." },
    { id: "FR2", text: "Second. (assumption)" },
    { id: "FR3", text: "Third" },
  ]);
});

test("rows are records by the names of their columns", () => {
  expect(
    readRecords([
      document.sections[2] ?? { heading: "", level: 0, above: [], paragraphs: [], items: [], tables: [] },
    ])[0],
  ).toEqual({
    requirement: "FR3: Third",
    who_can_answer: "a|b",
  });
});

test("a section is found by its heading or by one above it", () => {
  expect(sectionsAbout([document], /functional/i).map(({ heading }) => heading)).toEqual([
    "Functional requirements",
    "Deeper",
  ]);
});

test("FR is not found in NFR", () => {
  expect(findIds("FR1, NFR2 and FR-3, FR1", "FR")).toEqual(["FR1", "FR3"]);
});
