import { expect, it, test } from "vitest";
import { type Suggestion, suggestionsFor, weighSuggestion } from "./suggestion";

const TEXT = "# Plan\n\nCourts are TBD.\n\nPrices are TBD.\n\nOpen until ten, or later.\n";

function suggest(before: string, after: string, nth = 0): Suggestion {
  let start = -1;
  for (let at = 0; at <= nth; at++) start = TEXT.indexOf(before, start + 1);
  return { id: "s", by: null, comment: "", start, end: start + before.length, before, after };
}

function apply(content: string, suggestion: Suggestion): string {
  const weighed = weighSuggestion(TEXT, content, suggestion);
  return weighed.standing === "open" ? weighed.applied : weighed.standing;
}

test.each([
  ["other words", suggest("TBD", "three", 0), "Courts are three."],
  [
    "the second of equal words",
    suggest("TBD", "ten dollars", 1),
    "Courts are TBD.\n\nPrices are ten dollars.",
  ],
  ["more words", suggest("ten", "ten at night"), "Open until ten at night, or later."],
  ["fewer words", suggest("ten, or later", "ten"), "Open until ten.\n"],
  ["nothing", suggest("Courts are TBD.\n\n", ""), "# Plan\n\nPrices are TBD."],
  [
    "whole lines",
    suggest("Prices are TBD.", "- 8 dollars\n- 10 on Sundays"),
    "\n\n- 8 dollars\n- 10 on Sundays\n",
  ],
])("an edit puts %s where they were meant, and once", (_, suggestion, expected) => {
  const applied = apply(TEXT, suggestion);
  expect(applied).toContain(expected);
  expect(apply(applied, suggestion)).toBe("applied");
});

it("an edit that was applied is taken back where its edges are certain, and nowhere else", () => {
  const undone = (suggestion: Suggestion) =>
    Object(weighSuggestion(TEXT, apply(TEXT, suggestion), suggestion)).undone;
  expect(undone(suggest("TBD", "ten dollars", 1))).toBe(TEXT);
  expect(undone(suggest("Courts are TBD.\n\n", ""))).toBe(TEXT);
  expect(undone(suggest("Prices are TBD.", "- 8 dollars\n- 10 on Sundays"))).toBeNull();
});

it("edits follow their passages when others were applied or the person wrote elsewhere", () => {
  const prices = suggest("TBD", "ten dollars", 1);
  const courts = suggest("Courts are TBD.", "There are three courts, and a wall.\n\nBook them here.");
  const both = apply(apply(`Preface.\n\n${TEXT}`, courts), prices);
  const tail = "Prices are ten dollars.\n\nOpen until ten, or later.\n";
  expect(both).toBe(
    `Preface.\n\n# Plan\n\nThere are three courts, and a wall.\n\nBook them here.\n\n${tail}`,
  );
  expect([apply(both, courts), apply(both, prices)]).toEqual(["applied", "applied"]);
});

it("an edit of words that the person wrote anew is lost, and never put elsewhere", () => {
  const written = TEXT.replace("Courts are TBD.", "Nobody counted the places.");
  expect(apply(written, suggest("TBD", "three", 0))).toBe("lost");
});

it("one's own edits and those of others stand in the order of the text, of this document alone", () => {
  const { start, end } = suggest("TBD", "");
  const paper = {
    name: "plan.md",
    version: 1,
    sha256: "s",
    content: TEXT,
    isMarkdown: true,
    schema: null,
    writer: null,
  };
  const mine = {
    id: "m",
    document: "plan.md",
    quote: "ten",
    section: null,
    text: "Why?",
    suggestion: "nine",
  };
  const place = { start: TEXT.indexOf("ten"), end: TEXT.indexOf("ten") + 3 };
  const theirs = {
    ...{ id: "t", text: "", quote: "TBD", start, end, section: null, suggestion: "three" },
    ...{ decisionId: "d", by: { id: "bo", name: "Bo" }, at: "2026-11-22T10:00:00.000Z" },
  };
  const sources = {
    pending: [
      { ...mine, ...place },
      { ...mine, ...place, id: "n", document: "other.md" },
    ],
    comments: [theirs, { ...theirs, id: "u", quote: "of another document" }, { ...theirs, suggestion: null }],
  };
  const found = suggestionsFor({ ...paper, bases: [] }, sources);
  expect(found.map(({ id, by, before, after }) => [id, by, before, after])).toEqual([
    ["t", "Bo", "TBD", "three"],
    ["m", null, "ten", "nine"],
  ]);
});
