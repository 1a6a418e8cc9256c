import { expect, it } from "vitest";
import { compareTexts, countChanges, type DiffBlock } from "./compare-texts";

function rebuild(blocks: DiffBlock[], drop: "added" | "removed"): string {
  return blocks
    .map((block) =>
      block.kind === "same"
        ? `${block.lines.join("\n")}\n`
        : block.parts.map((part) => (part.kind === drop ? "" : part.text)).join(""),
    )
    .join("");
}

const BEFORE = "# Goals\n\nMembers book a court online.\n\nThree courts.\n";
const AFTER = "# Goals\n\nMembers and guests book a court.\n\nThree courts.\n\nOpen from six.\n";

it("finds the words that changed and leaves the rest of the line", () => {
  const [, changed] = compareTexts(BEFORE, AFTER);
  expect(changed?.kind === "changed" && changed.parts.filter((part) => part.kind !== "same")).toEqual([
    expect.objectContaining({ kind: "added", text: "and guests " }),
    expect.objectContaining({ kind: "removed", text: " online" }),
  ]);
});

it("gives both texts back", () => {
  const blocks = compareTexts(BEFORE, AFTER);
  expect(rebuild(blocks, "added")).toBe(BEFORE);
  expect(rebuild(blocks, "removed")).toBe(AFTER);
});

it("counts the words that came and went", () => {
  expect(countChanges(compareTexts(BEFORE, AFTER))).toEqual({ added: 5, removed: 1 });
  expect(countChanges(compareTexts(BEFORE, BEFORE))).toEqual({ added: 0, removed: 0 });
});

it("shows a stretch as replaced when it has too many changes to find", () => {
  const numbers = (from: number) => `${Array.from({ length: 4000 }, (_, at) => `w${from + at}`).join(" ")}\n`;
  const [block] = compareTexts(numbers(0), numbers(10_000));
  expect(block?.kind === "changed" && block.parts.map((part) => part.kind)).toEqual(["removed", "added"]);
});
