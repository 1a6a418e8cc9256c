/** Where a page is in a run's events, which are numbered 1, 2, 3 ... without a gap. */
export type RunCursor = {
  lastSeq: number;
  /** Something is missing and was asked for; what comes before it does is dropped. */
  isAsking: boolean;
};

/** What to do with an event: use it, drop it (known already), or ask again from `lastSeq`. */
export type Arrival = "use" | "drop" | "ask";

/** Judges an event by its number and moves the cursor. Each event is used once, in order, whatever the wire does. */
export function moveCursor(cursor: RunCursor, seq: number): { cursor: RunCursor; arrival: Arrival } {
  if (seq === cursor.lastSeq + 1) return { cursor: { lastSeq: seq, isAsking: false }, arrival: "use" };
  if (seq <= cursor.lastSeq || cursor.isAsking) return { cursor, arrival: "drop" };
  return { cursor: { ...cursor, isAsking: true }, arrival: "ask" };
}
