import { dayEnd, dayStart } from "./day-range";

/** What the list is narrowed to, as it stands in the address; days are "2026-11-22". */
export type AuditFilter = {
  actor: string | null;
  action: string | null;
  target: string | null;
  from: string | null;
  to: string | null;
};

export function readAuditFilter(query: { get(name: string): string | null }): AuditFilter {
  const [actor, action, target] = ["actor", "action", "target"].map(
    (name) => query.get(name)?.trim() || null,
  );
  return {
    actor: actor ?? null,
    action: action ?? null,
    target: target ?? null,
    from: readDay(query.get("from")),
    to: readDay(query.get("to")),
  };
}

export const NO_FILTER: AuditFilter = { actor: null, action: null, target: null, from: null, to: null };

export function isFiltered(filter: AuditFilter): boolean {
  return Object.values(filter).some((value) => value !== null);
}

/** The filter as `audit.list` takes it; both days are whole, in the person's time zone. */
export function writeAuditInput({ actor, action, target, from, to }: AuditFilter, zone: "local" | "utc") {
  return {
    actor: actor ?? undefined,
    action: action ?? undefined,
    target: target ?? undefined,
    from: from === null ? undefined : dayStart(from, zone),
    to: to === null ? undefined : dayEnd(to, zone),
  };
}

function readDay(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  return Number.isNaN(Date.parse(text)) ? null : text;
}
