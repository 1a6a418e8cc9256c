const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: [number, string][] = [
  [DAY, "d"],
  [HOUR, "h"],
  [MINUTE, "min"],
  [SECOND, "s"],
];

/** The age of a moment in its largest unit: "now", "12 s ago", "3 min ago", "in 2 h". Both in epoch milliseconds. */
export function formatAge(at: number, now: number): string {
  const distance = Math.abs(now - at);
  if (distance < 5 * SECOND) return "now";
  const [size, unit] = UNITS.find(([least]) => distance >= least) ?? [SECOND, "s"];
  const span = `${Math.floor(distance / size)} ${unit}`;
  return at > now ? `in ${span}` : `${span} ago`;
}

/** A length of time in its two largest units: "850 ms", "12 s", "3 min 4 s", "2 d 3 h". */
export function formatDuration(ms: number): string {
  if (ms < SECOND) return `${Math.max(0, Math.round(ms))} ms`;
  const at = UNITS.findIndex(([size]) => ms >= size);
  const [size, unit] = UNITS[at] ?? [SECOND, "s"];
  const next = UNITS[at + 1];
  const rest = next ? Math.floor((ms % size) / next[0]) : 0;
  return `${Math.floor(ms / size)} ${unit}${next && rest > 0 ? ` ${rest} ${next[1]}` : ""}`;
}

/** A moment in full, with its zone: "22 Nov 2026, 10:42:07 UTC+1". `zone` is undefined for the browser's own. */
export function formatMoment(at: number, zone: "UTC" | undefined): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZone: zone,
    timeZoneName: "short",
  }).format(at);
}

/** The time of day: "10:42:07". */
export function formatClock(at: number, zone: "UTC" | undefined): string {
  return new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone: zone }).format(at);
}
