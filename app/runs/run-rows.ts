import type { RunItem, RunPage } from "./run-item";

/** The list as somebody reads it: rows are made new where they stand, and nothing moves them (experience.md 0). */
export type RunRows = {
  shown: readonly RunItem[];
  /** Runs that belong to the list and are not in it yet: the pill. */
  unseen: readonly RunItem[];
  /** Where older runs go on; null at the end. */
  nextCursor: string | null;
};

export function beginRows({ items, nextCursor }: RunPage): RunRows {
  return { shown: items, unseen: [], nextCursor };
}

/** Newer states of runs that are shown; others are left out. */
export function patchRows(rows: RunRows, fresh: readonly RunItem[]): RunRows {
  const byId = new Map(fresh.map((run) => [run.id, run]));
  const shown = rows.shown.map((run) => newerOf(run, byId.get(run.id)));
  return shown.every((run, at) => run === rows.shown[at]) ? rows : { ...rows, shown };
}

/** The first page, asked for again: what is known is patched, the rest waits behind the pill. */
export function meetHead(rows: RunRows, { items }: RunPage): RunRows {
  const known = new Set(rows.shown.map(({ id }) => id));
  const last = rows.shown.at(-1);
  // Beyond the last row stand runs that "Load more" brings.
  const isAhead = ({ id }: RunItem) => rows.nextCursor === null || !last || id > last.id;
  const unseen = items.filter((run) => !known.has(run.id) && isAhead(run));
  return { ...patchRows(rows, items), unseen };
}

/** Older runs at the end. */
export function appendRows(rows: RunRows, { items, nextCursor }: RunPage): RunRows {
  const known = new Set(rows.shown.map(({ id }) => id));
  const added = items.filter(({ id }) => !known.has(id));
  return { ...rows, shown: [...rows.shown, ...added], nextCursor };
}

/** Answers may overtake each other; a run never goes back to an earlier event. */
function newerOf(run: RunItem, fresh: RunItem | undefined): RunItem {
  return fresh && fresh.seq >= run.seq ? fresh : run;
}
