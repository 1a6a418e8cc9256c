import { describe, expect, it } from "vitest";
import type { RunItem } from "./run-item";
import { appendRows, beginRows, meetHead, patchRows } from "./run-rows";
import { sampleRun } from "./testing/sample-run";

const run = (id: string, seq = 1) => sampleRun({ id, seq });
const ids = (runs: readonly RunItem[]) => runs.map(({ id }) => id);

describe("a fresh first page", () => {
  it("patches rows where they stand and puts new runs behind the pill", () => {
    const rows = beginRows({ items: [run("5"), run("4")], nextCursor: null });
    const met = meetHead(rows, { items: [run("6"), run("5", 9), run("4")], nextCursor: null });
    expect(ids(met.shown)).toEqual(["5", "4"]);
    expect(met.shown[0]?.seq).toBe(9);
    expect(ids(met.unseen)).toEqual(["6"]);
  });

  it("keeps a run in place that no longer belongs to the view", () => {
    const rows = beginRows({ items: [run("5"), run("4")], nextCursor: null });
    expect(ids(meetHead(rows, { items: [run("4")], nextCursor: null }).shown)).toEqual(["5", "4"]);
  });

  it("tells of an older run that came into the view between others", () => {
    const rows = beginRows({ items: [run("5"), run("3")], nextCursor: "3" });
    const met = meetHead(rows, { items: [run("5"), run("4")], nextCursor: "4" });
    expect(ids(met.unseen)).toEqual(["4"]);
  });

  it("does not call those new that merely stand on the next page", () => {
    const rows = beginRows({ items: [run("5"), run("4")], nextCursor: "4" });
    const met = meetHead(rows, { items: [run("4"), run("3")], nextCursor: "3" });
    expect(met.unseen).toEqual([]);
  });

  it("forgets what was behind the pill and is gone", () => {
    const rows = { ...beginRows({ items: [run("5")], nextCursor: null }), unseen: [run("6")] };
    expect(meetHead(rows, { items: [run("5")], nextCursor: null }).unseen).toEqual([]);
  });
});

describe("patching", () => {
  it("gives the very same rows when nothing changed, so that nothing is drawn", () => {
    const rows = beginRows({ items: [run("5")], nextCursor: null });
    expect(patchRows(rows, rows.shown)).toBe(rows);
    expect(patchRows(rows, [run("9")])).toBe(rows);
  });

  it("ignores an answer that was overtaken by a newer one", () => {
    const rows = beginRows({ items: [run("5", 7)], nextCursor: null });
    expect(patchRows(rows, [run("5", 6)])).toBe(rows);
  });
});

it("older runs go to the end, each once", () => {
  const rows = beginRows({ items: [run("5"), run("4")], nextCursor: "4" });
  const more = appendRows(rows, { items: [run("4"), run("3")], nextCursor: null });
  expect(ids(more.shown)).toEqual(["5", "4", "3"]);
  expect(more.nextCursor).toBeNull();
});
