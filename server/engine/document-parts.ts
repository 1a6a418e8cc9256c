import { isAccepted, type StatementPart, timeOf } from "./statement-part";

/** Bytes by their SHA-256: whoever stores the same again stores nothing. */
export const CONTENTS: StatementPart = {
  name: "contents",
  columns: { sha256: "text", bytes: "bytea" },
  sql: (rows) => `new_contents as (
  insert into contents (sha256, size, bytes)
  select c.sha256, length(c.bytes), c.bytes from ${rows("c")} on conflict do nothing
)`,
};

export const ARTIFACTS: StatementPart = {
  name: "artifacts",
  columns: {
    id: "text",
    run_id: "uuid",
    name: "text",
    version: "int",
    sha256: "text",
    media_type: "text",
    size: "int",
    step_key: "text",
    iteration: "int",
    task_id: "text",
    by_id: "text",
    by_name: "text",
    at: "float8",
  },
  sql: (rows) => `new_artifacts as (
  insert into artifacts (id, run_id, name, version, sha256, media_type, size, step_key, iteration, task_id, by_id,
    by_name, created_at)
  select d.id, d.run_id, d.name, d.version, d.sha256, d.media_type, d.size, d.step_key, d.iteration, d.task_id,
    d.by_id, d.by_name, ${timeOf("d.at")}
  from ${rows("d")} where ${isAccepted("d.run_id")}
)`,
};
