import { expect, it } from "vitest";
import type { WireEvent } from "../../../_live/fold-run";
import { EVENTS_PER_PAGE, eventAt, pagesOf } from "./event-pages";

it("names each page that holds some of the events", () => {
  expect(pagesOf(1, 1)).toEqual([0]);
  expect(pagesOf(1, EVENTS_PER_PAGE)).toEqual([0]);
  expect(pagesOf(EVENTS_PER_PAGE, EVENTS_PER_PAGE + 1)).toEqual([0, 1]);
  expect(pagesOf(1, 0)).toEqual([]);
});

it("finds an event by its number, on whatever page it stands", () => {
  const page = (number: number): WireEvent[] =>
    Array.from({ length: EVENTS_PER_PAGE }, (_, at) => ({
      seq: number * EVENTS_PER_PAGE + at + 1,
      at: "2026-11-22T10:00:00.000Z",
      type: "run.resumed",
      data: {},
    }));
  const pages = new Map([
    [0, page(0)],
    [2, page(2)],
  ]);
  for (const seq of [1, EVENTS_PER_PAGE, 2 * EVENTS_PER_PAGE + 1, 3 * EVENTS_PER_PAGE])
    expect(eventAt(pages, seq)?.seq).toBe(seq);
  expect(eventAt(pages, EVENTS_PER_PAGE + 1)).toBeUndefined();
});
