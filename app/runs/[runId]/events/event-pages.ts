import type { WireEvent } from "../../../_live/fold-run";

export const EVENTS_PER_PAGE = 200;

/** The pages that hold events `first` to `last` (numbers from 1), by their index from 0. */
export function pagesOf(first: number, last: number): number[] {
  if (last < first) return [];
  const from = Math.floor((first - 1) / EVENTS_PER_PAGE);
  const to = Math.floor((last - 1) / EVENTS_PER_PAGE);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** The event with a number, from the pages that were read; undefined while its page is not. */
export function eventAt(
  pages: ReadonlyMap<number, readonly WireEvent[]>,
  seq: number,
): WireEvent | undefined {
  const page = Math.floor((seq - 1) / EVENTS_PER_PAGE);
  return pages.get(page)?.[seq - 1 - page * EVENTS_PER_PAGE];
}
