import type { KnownSettings } from "#server/auth/known-settings";

/** Whole days after a run's end that something is kept: usually, and in projects of their own; null is for ever. */
export type KeepFor = { days: number | null; byProject: Record<string, number | null> };

export function keepFor(
  { retention, retentionByProject }: Pick<KnownSettings, "retention" | "retentionByProject">,
  what: "events" | "texts",
): KeepFor {
  const own = Object.entries(retentionByProject).map(([project, kept]) => [project, kept[what]]);
  return { days: retention[what], byProject: Object.fromEntries(own) };
}

/** The fewest days that anything is kept; null: nothing is ever deleted. */
function fewestDays({ days, byProject }: KeepFor): number | null {
  const limits = [days, ...Object.values(byProject)].filter((limit) => limit !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}

/**
 * SQL that is true of a run `alias` whose days are over. Its parameters: $1 the fewest days, $2 the usual ones, $3
 * those of projects as jsonb; see `parametersOf`.
 */
export function isOver(alias: string): string {
  return `${alias}.status in ('completed', 'failed', 'cancelled')
    and ${alias}.finished_at < clock_timestamp() - make_interval(days => $1::int)
    and ${alias}.finished_at < clock_timestamp() - make_interval(days =>
      case when $3::jsonb ? ${alias}.project then ($3::jsonb ->> ${alias}.project)::int else $2::int end)`;
}

export function parametersOf(kept: KeepFor): [number | null, number | null, string] {
  return [fewestDays(kept), kept.days, JSON.stringify(kept.byProject)];
}
