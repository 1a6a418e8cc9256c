import type { Database } from "#db/client";

/** The run that a request id started, if it did. */
export async function findStartedRun({ pool }: Database, requestId: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ id: string }>({
    name: "find-started-run",
    text: "select id from runs where request_id = $1",
    values: [requestId],
  });
  return rows[0]?.id;
}
