export const API_URL = "/trpc";
export const SNAPSHOT_PATH = "runs.snapshot";
/** Set in the context of a query that goes by itself too, because the page's head asks for it ahead. */
export const ASKED_AHEAD = "isAskedAhead";

/**
 * Where the typed client asks for a run's snapshot: by itself, so that nothing small waits for it, and word for word
 * as the page's head asks for it ahead of the programs.
 */
export function snapshotUrl(runId: string): string {
  return `${API_URL}/${SNAPSHOT_PATH}?input=${encodeURIComponent(JSON.stringify({ runId }))}`;
}
