import type { ApprovalRow } from "#server/queries/approval-row";

/** A row of the queue; `isGone` when it is in the list no more but still where the person saw it. */
export type QueueRow = ApprovalRow & { isGone: boolean };

/**
 * The rows to show after the list came anew: every row stays where the person saw it, also when it has left the
 * list meanwhile, and new ones come in their order after the row they follow (experience.md 0).
 */
export function mergeQueue(shown: readonly QueueRow[], fresh: readonly ApprovalRow[]): QueueRow[] {
  const byId = new Map(fresh.map((row) => [row.id, row]));
  const known = new Set(shown.map(({ id }) => id));
  const merged = shown.map((row): QueueRow => {
    const now = byId.get(row.id);
    return now ? { ...now, isGone: false } : { ...row, isGone: true };
  });
  fresh.forEach((row, at) => {
    if (known.has(row.id)) return;
    const before = fresh[at - 1];
    const place = before ? merged.findIndex(({ id }) => id === before.id) + 1 : 0;
    merged.splice(place, 0, { ...row, isGone: false });
  });
  return merged;
}

/** The queue without what has left it, but for the row that is open. */
export function dropGone(rows: readonly QueueRow[], openId: string | null): QueueRow[] {
  return rows.filter(({ isGone, id }) => !isGone || id === openId);
}

/** Where one goes from `id`: the next row that is still there, at the end the last one before it. */
export function rowAfter(rows: readonly QueueRow[], id: string | null): string | null {
  const at = rows.findIndex((row) => row.id === id);
  const open = (row: QueueRow) => !row.isGone && row.id !== id;
  return (rows.slice(at + 1).find(open) ?? rows.slice(0, Math.max(at, 0)).findLast(open))?.id ?? null;
}

/** The row `by` steps away, at the ends the last one. */
export function rowBeside(rows: readonly QueueRow[], id: string | null, by: 1 | -1): string | null {
  const at = rows.findIndex((row) => row.id === id);
  const place = at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1);
  return rows[place]?.id ?? null;
}
