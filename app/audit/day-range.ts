/** The first millisecond of a day ("2026-11-22") as ISO 8601. */
export function dayStart(day: string, zone: "local" | "utc"): string {
  return new Date(startOf(day, zone, 0)).toISOString();
}

/** The last millisecond of a day as ISO 8601; days in which clocks change are longer or shorter. */
export function dayEnd(day: string, zone: "local" | "utc"): string {
  return new Date(startOf(day, zone, 1) - 1).toISOString();
}

function startOf(day: string, zone: "local" | "utc", later: number): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  if (zone === "utc") return Date.UTC(year, month - 1, date + later);
  return new Date(year, month - 1, date + later).getTime();
}
