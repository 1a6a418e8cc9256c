import { expect, it } from "vitest";
import { addPiece, dropEnded, type LiveTexts } from "./live-text";

function write(pieces: [offset: number, text: string][], taskId = "t1"): LiveTexts | undefined {
  return pieces.reduce<LiveTexts | undefined>(
    (texts, [offset, text]) => texts && addPiece(texts, { taskId, stepKey: "plan", offset, text }),
    new Map(),
  );
}

it("joins pieces in the order of their offsets", () => {
  expect(
    write([
      [0, "# Go"],
      [4, "als"],
    ])?.get("t1"),
  ).toEqual({ stepKey: "plan", text: "# Goals" });
});

it("does not write a piece twice", () => {
  const once: LiveTexts = new Map([["t1", { stepKey: "plan", text: "# Goals" }]]);
  expect(addPiece(once, { taskId: "t1", stepKey: "plan", offset: 4, text: "als" })).toBe(once);
  expect(
    write([
      [0, "abc"],
      [2, "cd"],
    ])?.get("t1")?.text,
  ).toBe("abcd");
  expect(
    write([
      [0, "abc"],
      [0, "abcdef"],
    ])?.get("t1")?.text,
  ).toBe("abcdef");
});

it("says so when text is missing before a piece", () => {
  expect(write([[100, "later"]])).toBeUndefined();
  expect(
    write([
      [0, "abc"],
      [4, "e"],
    ]),
  ).toBeUndefined();
});

it("keeps attempts apart", () => {
  const both = write([[0, "one"]]);
  const texts = both && addPiece(both, { taskId: "t2", stepKey: "design", offset: 0, text: "two" });
  expect([...(texts ?? [])].map(([, seen]) => seen.text)).toEqual(["one", "two"]);
});

const WRITING: LiveTexts = new Map([
  ["t1", { stepKey: "plan", text: "one" }],
  ["t2", { stepKey: "design", text: "two" }],
]);

it.each([
  ["artifact.made", { taskId: "t1", stepKey: "plan" }],
  ["step.completed", { stepKey: "plan" }],
  ["step.failed", { stepKey: "plan" }],
  ["step.retried", { stepKey: "plan" }],
])("%s ends the text of its attempt only", (type, data) => {
  expect([...dropEnded(WRITING, [{ type, data }]).keys()]).toEqual(["t2"]);
});

it("the end of the run ends every text", () => {
  expect(dropEnded(WRITING, [{ type: "run.cancelled", data: {} }]).size).toBe(0);
});

it("other events leave the texts as they are", () => {
  expect(dropEnded(WRITING, [{ type: "step.started", data: { stepKey: "plan", taskId: "t1" } }])).toBe(
    WRITING,
  );
});
