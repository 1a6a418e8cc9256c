/** What to do with an event that arrives when `seq` is the last one the page has. */
export type Arrival = "next" | "known" | "gap";

/** Events of a run are numbered 1, 2, 3 ...; a page takes each once, in order, and asks again where one is missing. */
export function judgeArrival(lastSeq: number, seq: number): Arrival {
  if (seq <= lastSeq) return "known";
  return seq === lastSeq + 1 ? "next" : "gap";
}
