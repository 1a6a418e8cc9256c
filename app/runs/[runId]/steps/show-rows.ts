import type { TreeRow } from "./tree-steps";

/** How far the tree is open: rows less deep than `level` are, but those that were pressed are the other way. */
export type Opening = { level: number; pressed: ReadonlySet<string> };

export const ALL_OPEN: Opening = { level: Number.POSITIVE_INFINITY, pressed: new Set() };
export const ALL_CLOSED: Opening = { level: 0, pressed: new Set() };

export type RowFilter = { text: string; errorsOnly: boolean };

export function isRowOpen({ level, pressed }: Opening, { id, depth }: TreeRow): boolean {
  return depth < level !== pressed.has(id);
}

export function pressRow({ level, pressed }: Opening, id: string): Opening {
  const next = new Set(pressed);
  if (!next.delete(id)) next.add(id);
  return { level, pressed: next };
}

/** The rows to be seen: what lies in open rows; with a filter, what fits it and all that it lies in. */
export function showRows(rows: readonly TreeRow[], opening: Opening, filter: RowFilter): TreeRow[] {
  if (filter.text.trim() !== "" || filter.errorsOnly) return findRows(rows, filter);
  const closed = new Set<string>();
  return rows.filter((row) => {
    const isHidden = row.parent !== null && closed.has(row.parent);
    if (isHidden || !isRowOpen(opening, row)) closed.add(row.id);
    return !isHidden;
  });
}

function findRows(rows: readonly TreeRow[], filter: RowFilter): TreeRow[] {
  const wanted = new Set<string>();
  // From the end: a row comes after what it lies in.
  for (const row of rows.toReversed()) {
    if (!wanted.has(row.id) && !fits(row, filter)) continue;
    wanted.add(row.id);
    if (row.parent !== null) wanted.add(row.parent);
  }
  return rows.filter(({ id }) => wanted.has(id));
}

function fits(row: TreeRow, { text, errorsOnly }: RowFilter): boolean {
  if (row.kind !== "step" && row.kind !== "block") return false;
  const { status } = row.kind === "step" ? row.step : row.block;
  if (errorsOnly && status !== "failed") return false;
  const words = text.trim().toLowerCase().split(/\s+/);
  const searched = wordsOf(row).toLowerCase();
  return words.every((word) => searched.includes(word));
}

function wordsOf(row: Extract<TreeRow, { kind: "step" | "block" }>): string {
  if (row.kind === "block") return `${row.block.label} ${row.key}`;
  const { label, agents, creates, status } = row.step;
  return [label, row.key, ...agents, ...creates, status].join(" ");
}
