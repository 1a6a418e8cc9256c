import { expect, it } from "vitest";
import type { RunCommentRow } from "#server/queries/list-run-comments";
import { groupRemarks } from "./group-remarks";

function remark(id: string, approvalId: string, at: string): RunCommentRow {
  const place = { quote: null, start: null, end: null, section: null, suggestion: null, decisionId: null };
  return { id, approvalId, at, ...place, text: id, by: { id: "ann", name: "Ann" } };
}
const early = remark("early", "one", "2026-01-01T10:00:00.000Z");
const other = remark("other", "two", "2026-01-01T10:30:00.000Z");
const late = remark("late", "one", "2026-01-01T11:00:00.000Z");

it("puts each remark to its request, in order", () => {
  const groups = groupRemarks([early, other, late], null);
  expect(groups.get("one")).toEqual([early, late]);
  expect(groups.get("two")).toEqual([other]);
});

it("the past knows only what was said by then", () => {
  const groups = groupRemarks([early, other, late], Date.parse("2026-01-01T10:30:00.000Z"));
  expect([...groups.values()].flat()).toEqual([early, other]);
});
