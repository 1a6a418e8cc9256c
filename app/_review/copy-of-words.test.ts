import { expect, it } from "vitest";
import { copyOfWords } from "./copy-of-words";
import { EMPTY_DRAFT } from "./draft";

it("what was not sent can be copied as one text, each with what it was about", () => {
  const passage = { document: "plan.md", quote: "Nobody knows.", start: 0, end: 13, section: null };
  const draft = {
    ...EMPTY_DRAFT,
    comment: "Not yet. ",
    remarks: [{ ...passage, id: "r1", text: "Who asks?", suggestion: "The club pays." }],
    writing: { passage: { ...passage, quote: "" }, remarkId: null, text: "All of it", suggestion: null },
    texts: { "plan.md": "# Mine" },
  };
  expect(copyOfWords(draft)).toBe(
    [
      "Not yet.",
      "> Nobody knows.\nWho asks?\nSuggested: The club pays.",
      "> plan.md\nAll of it",
      "plan.md:\n# Mine",
    ].join("\n\n"),
  );
});

it("a comment that was written again is copied as it is now, and nothing is copied as nothing", () => {
  const passage = { document: "plan.md", quote: "Courts", start: 0, end: 6, section: null };
  const remarks = [{ ...passage, id: "r1", text: "Before", suggestion: null }];
  const writing = { passage, remarkId: "r1", text: "After", suggestion: null };
  expect(copyOfWords({ ...EMPTY_DRAFT, remarks, writing })).toBe("> Courts\nAfter");
  expect(copyOfWords({ ...EMPTY_DRAFT, comment: " " })).toBe("");
});
