import { expect, test } from "vitest";
import { answerReview } from "./answer-review";

const DOCUMENT = `# Doc

## Functional requirements

- **FR1:** People can lend tools.
- **FR2:** People can pay.

## Quality requirements

- **NFR1:** It is fast.

## Risks

| Risk | Likelihood | Owner |
| --- | --- | --- |
| None | low | Ann |

## Notes

Text about tools.
`;

const answer = (comment: string, text = DOCUMENT) => answerReview(text, [{ by: "Ann", comment }]);

test("an added requirement gets the next number", () => {
  const text = answer("Please add a requirement that people can export a list.");
  expect(text).toContain("- **FR3:** People can export a list (asked for in review by Ann).");
  expect(text).toContain(
    '| Ann | Please add a requirement that people can export a list. | Added to "Functional requirements" as FR3. |',
  );
});

test("a figure goes to the quality requirements", () => {
  expect(answer("It must answer within 2 seconds.")).toContain(
    "- **NFR2:** It must answer within 2 seconds (asked for in review by Ann).",
  );
});

test("a section that is named takes the addition", () => {
  expect(answer("Add a risk that nobody comes.")).toContain(
    "| Nobody comes (asked for in review by Ann). | to be agreed | to be named |",
  );
});

test("quoted words are replaced everywhere", () => {
  const text = answer('Replace "tools" with "machines".');
  expect(text).toContain("People can lend machines.");
  expect(text).toContain("Text about machines.");
  expect(text).toContain('"tools" is now "machines", in 2 lines.');
});

test("a withdrawn requirement keeps its number", () => {
  const text = answer("Remove FR2.");
  expect(text).toContain("- **FR2:** Withdrawn in review: People can pay.");
  expect(text).toContain("FR2 marked as withdrawn");
});

test("what is not understood is kept and said", () => {
  expect(answer("Hmm, I wonder.")).toContain(
    "| Ann | Hmm, I wonder. | Not carried out: it takes a person or a model",
  );
});

test("a comment that was answered before is left alone, a new one joins it", () => {
  const once = answer("Remove FR2.");
  expect(answer("Remove FR2.", once)).toBe(once);
  const twice = answerReview(once, [
    { by: "Ann", comment: "Remove FR2." },
    { by: "Bob", comment: "Why | so?" },
  ]);
  expect(twice.match(/Changes made in answer to review/g)).toHaveLength(1);
  expect(twice).toContain("| Bob | Why \\| so? | Not carried out");
  expect(answerReview(twice, [{ by: "Bob", comment: "Why | so?" }])).toBe(twice);
});

test("a comment cannot break the structure of the document", () => {
  const text = answer("Add this:\n# Approved\n| a | b |\n---\n[x](https://evil.example)");
  expect(text.match(/^#+ .*/gm)).toEqual([
    "# Doc",
    "## Functional requirements",
    "## Quality requirements",
    "## Risks",
    "## Notes",
    "## Changes made in answer to review",
  ]);
});
