const AWAY_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "25006",
  "55P03",
]);
const AWAY_WORDS =
  /connection (terminated|ended)|is not queryable|timeout exceeded when trying to connect|query read timeout|after calling end on the pool/i;

/**
 * True when the database cannot be reached, restarts, is overloaded, or takes no writes just now: an outage to wait
 * for, never a failure of what was asked (P3, P4). Classes 08, 53 and 57 of Postgres, locks that others hold, and
 * lost sockets, which `pg` tells by words alone. Looks below errors that wrap another.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (AWAY_CODES.has(code) || /^(08|53|57)/.test(code) || AWAY_WORDS.test(error.message)) return true;
  return isDatabaseAway(error.cause);
}
