import type { RunMove } from "./run-move";
import { isAccepted, type StatementPart } from "./statement-part";

/** Tags that runs start with. */
export const TAGS: StatementPart = {
  name: "tags",
  columns: { run_id: "uuid", tag: "text" },
  sql: (rows) => `new_tags as (
  insert into run_tags (run_id, tag)
  select g.run_id, g.tag from ${rows("g")} where ${isAccepted("g.run_id")} on conflict do nothing
)`,
};

export function tagRows({ after, signals }: RunMove): { run_id: string; tag: string }[] {
  const tags = signals.flatMap((signal) => (signal.type === "startRun" ? (signal.tags ?? []) : []));
  return tags.map((tag) => ({ run_id: after.runId, tag }));
}
