import type { TimelineRow } from "./fold-timeline";

/** A stretch of the axis; an idle one is drawn short, whatever its length. Pixels at the scale it was made for. */
type Piece = { from: number; to: number; x: number; width: number; isIdle: boolean };

export type TimeScale = {
  pieces: readonly Piece[];
  width: number;
  /** Epoch milliseconds to pixels. */
  place: (at: number) => number;
  /** Pixels to epoch milliseconds. */
  momentAt: (x: number) => number;
};

/** Width of a stretch in which nothing worked, pixels. */
export const IDLE_WIDTH = 44;
/** Shorter gaps are drawn as they are. */
const LEAST_IDLE_MS = 3_000;
/** A gap is collapsed when it is longer than this part of all work. */
const IDLE_PART = 0.08;

type Span = { from: number; to: number };

/** The times in which something was queued or worked on, joined where they touch. */
export function findBusySpans(rows: readonly TimelineRow[], now: number): Span[] {
  const spans = rows
    .flatMap(({ stretches }) => stretches)
    .filter(({ kind }) => kind === "queue" || kind === "work")
    .map(({ from, to }) => ({ from, to: Math.max(from, to ?? now) }))
    .sort((one, other) => one.from - other.from);
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

/** Cuts the run's time into busy pieces and long idle ones. */
export function cutTime(busy: readonly Span[], from: number, to: number): Omit<Piece, "x" | "width">[] {
  const worked = busy.reduce((sum, span) => sum + span.to - span.from, 0);
  const least = Math.max(LEAST_IDLE_MS, worked * IDLE_PART);
  const pieces: Omit<Piece, "x" | "width">[] = [];
  let at = from;
  for (const span of [...busy, { from: to, to }]) {
    const reached = pieces.at(-1)?.to ?? from;
    if (span.from - at > least) {
      if (at > reached) pieces.push({ from: reached, to: at, isIdle: false });
      pieces.push({ from: at, to: span.from, isIdle: true });
    }
    at = Math.max(at, span.to);
  }
  const reached = pieces.at(-1)?.to ?? from;
  if (at > reached || pieces.length === 0)
    pieces.push({ from: reached, to: Math.max(at, reached + 1), isIdle: false });
  return pieces;
}

/** Pixels for a millisecond with which everything fits into `width`. */
export function fitScale(pieces: readonly Omit<Piece, "x" | "width">[], width: number): number {
  const idle = pieces.filter(({ isIdle }) => isIdle).length * IDLE_WIDTH;
  const busy = pieces.reduce((sum, { from, to, isIdle }) => sum + (isIdle ? 0 : to - from), 0);
  return Math.max(40, width - idle) / Math.max(1, busy);
}

export function makeScale(cut: readonly Omit<Piece, "x" | "width">[], pxPerMs: number): TimeScale {
  let x = 0;
  const pieces = cut.map((piece) => {
    const width = piece.isIdle ? IDLE_WIDTH : (piece.to - piece.from) * pxPerMs;
    const placed = { ...piece, x, width };
    x += width;
    return placed;
  });
  const last = pieces.at(-1);
  return {
    pieces,
    width: x,
    place: (at) => {
      const piece = findLast(pieces, (one) => one.from <= at) ?? pieces[0];
      if (!piece) return 0;
      const part = (at - piece.from) / Math.max(1, piece.to - piece.from);
      return piece.x + Math.min(1, Math.max(0, part)) * piece.width;
    },
    momentAt: (px) => {
      const piece = findLast(pieces, (one) => one.x <= px) ?? last;
      if (!piece) return 0;
      return (
        piece.from +
        (Math.min(1, (px - piece.x) / Math.max(1e-9, piece.width)) || 0) * (piece.to - piece.from)
      );
    },
  };
}

/** The last of sorted pieces that is not beyond; by halving, there may be many. */
function findLast(pieces: readonly Piece[], isBefore: (piece: Piece) => boolean): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece && isBefore(piece)) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}
