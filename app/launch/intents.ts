import type { WorkflowRow } from "#server/queries/list-workflows";
import type { WorkflowUse } from "#server/queries/measure-workflows";
import { sayName } from "../workflows/say-condition";

/** Why somebody launches: the workflows that serve it stand together in the gallery. */
export type Intent = { name: string; title: string; rows: WorkflowRow[] };

const TITLES: Record<string, string> = {
  greenfield: "New product",
  brownfield: "Change to an existing product",
  prototype: "Prototype",
  maintenance: "Repair",
  decision: "Decision",
};
const ORDER = Object.keys(TITLES);

/** Intents by the type that workflows declare: the usual ones first, types of their own after, the rest last. */
export function groupByIntent(rows: readonly WorkflowRow[]): Intent[] {
  const names = [...new Set(rows.map(intentOf))].sort((one, other) => rankOf(one) - rankOf(other));
  return names.map((name) => ({
    name,
    title: titleOf(name),
    rows: rows.filter((row) => intentOf(row) === name),
  }));
}

const REST = "other";

function intentOf({ type }: WorkflowRow): string {
  return type.trim().toLowerCase() || REST;
}

function rankOf(name: string): number {
  if (name === REST) return ORDER.length + 1;
  const at = ORDER.indexOf(name);
  return at < 0 ? ORDER.length : at;
}

function titleOf(name: string): string {
  const words = sayName(name);
  return (
    (Object.hasOwn(TITLES, name) ? TITLES[name] : undefined) ?? words.charAt(0).toUpperCase() + words.slice(1)
  );
}

/** The workflows that were started, the newest start first. */
export function recentOf(rows: readonly WorkflowRow[], uses: readonly WorkflowUse[]): WorkflowRow[] {
  const startOf = ({ id, pack }: WorkflowRow) =>
    uses.find((use) => use.id === id && use.pack === pack)?.lastRun?.startedAt ?? "";
  return rows
    .filter((row) => startOf(row) !== "")
    .sort((one, other) => startOf(other).localeCompare(startOf(one)));
}
