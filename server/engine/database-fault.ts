const AWAY_CODES = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "25006"]);

/**
 * True when the database cannot be reached, restarts, or takes no writes just now: an outage to wait for,
 * never a failure of what was to be written (P3, P4). Classes 08, 53 and 57 of Postgres, and lost sockets.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (AWAY_CODES.has(code) || /^(08|53|57)/.test(code)) return true;
  return /connection (terminated|ended)|timeout exceeded when trying to connect|query read timeout/i.test(
    error.message,
  );
}
