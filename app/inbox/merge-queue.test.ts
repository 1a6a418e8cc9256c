import { expect, it } from "vitest";
import type { ApprovalRow } from "#server/queries/approval-row";
import { sampleRequest } from "../_review/testing/sample-request";
import { dropGone, mergeQueue, type QueueRow, rowAfter, rowBeside } from "./merge-queue";

function list(...ids: string[]): ApprovalRow[] {
  return ids.map((id) => ({ ...sampleRequest(), id }));
}

function show(rows: readonly QueueRow[]): string[] {
  return rows.map(({ id, isGone }) => (isGone ? `(${id})` : id));
}

const seen = mergeQueue([], list("a", "b", "c"));

it("a row that was decided elsewhere stays in its place", () => {
  expect(show(mergeQueue(seen, list("a", "c")))).toEqual(["a", "(b)", "c"]);
});

it("new rows come after the row they follow, and at the end", () => {
  expect(show(mergeQueue(seen, list("a", "b", "c", "d", "e")))).toEqual(["a", "b", "c", "d", "e"]);
  expect(show(mergeQueue(mergeQueue(seen, list("a", "c")), list("a", "x", "c")))).toEqual([
    "a",
    "x",
    "(b)",
    "c",
  ]);
  expect(show(mergeQueue(seen, list("new", "a", "b", "c")))).toEqual(["new", "a", "b", "c"]);
});

it("a row shows what is now known of it, and is back when the list has it again", () => {
  const [voted] = list("b");
  if (!voted) throw new Error("No row was made.");
  const votes = { have: 1, need: 2 };
  const merged = mergeQueue(mergeQueue(seen, list("a", "c")), [
    ...list("a"),
    { ...voted, votes },
    ...list("c"),
  ]);
  expect(merged[1]).toMatchObject({ id: "b", isGone: false, votes });
});

it("rows that are gone are let go of, but for the open one", () => {
  const rows = mergeQueue(seen, list("c"));
  expect(show(dropGone(rows, "b"))).toEqual(["(b)", "c"]);
  expect(show(dropGone(rows, null))).toEqual(["c"]);
});

it("after a decision comes the next row that still waits, at the end the last one before", () => {
  expect(rowAfter(seen, "a")).toBe("b");
  expect(rowAfter(seen, "c")).toBe("b");
  expect(rowAfter(mergeQueue(seen, list("a", "c")), "a")).toBe("c");
  expect(rowAfter(mergeQueue([], list("a")), "a")).toBeNull();
  expect(rowAfter(seen, "elsewhere")).toBe("a");
});

it("steps end at the first and the last row", () => {
  expect(rowBeside(seen, "a", 1)).toBe("b");
  expect(rowBeside(seen, "c", 1)).toBe("c");
  expect(rowBeside(seen, "a", -1)).toBe("a");
  expect(rowBeside(seen, null, 1)).toBe("a");
  expect(rowBeside([], "a", 1)).toBeNull();
});
