import { isAccepted, type StatementPart, timeOf } from "./statement-part";

/** What every advance says of its run. */
const RUN = {
  run_id: "uuid",
  last_seq: "int",
  status: "text",
  reason_code: "text",
  reason: "text",
  waiting: "jsonb",
  needs_person: "boolean",
  open_approvals: "int",
  steps_done: "int",
  steps_total: "int",
  percent: "int",
  phase: "text",
  finished_at: "float8",
  state: "json",
} as const;

/**
 * Claims that reports name; one that is not the newest of its task any more makes its run stale (J4). The join asks
 * for the task's id alone: it can only be done by key, and not by a walk through all that is running.
 */
export const CLAIMS: StatementPart = {
  name: "claims",
  columns: { run_id: "uuid", task_id: "text", fence: "int" },
  sql: (rows) => `stale as (
  select c.run_id from ${rows("c")}
  left join tasks t on t.id = c.task_id where (t.fence = c.fence and t.status = 'running') is not true
)`,
};

/** Runs that move, each guarded by the number it was read at. */
export const MOVED: StatementPart = {
  name: "moved",
  needs: CLAIMS,
  columns: { ...RUN, expected: "int", cost: "float8" },
  sql: (rows) => `moved as (
  update runs r set
    last_seq = m.last_seq, status = m.status, reason_code = m.reason_code, reason = m.reason, waiting = m.waiting,
    needs_person = m.needs_person, open_approvals = m.open_approvals, steps_done = m.steps_done,
    steps_total = m.steps_total, percent = m.percent, phase = m.phase, cost = r.cost + m.cost,
    finished_at = ${timeOf("m.finished_at")},
    state = coalesce(m.state, r.state), state_seq = case when m.state is null then r.state_seq else m.last_seq end
  from ${rows("m")}
  where r.id = m.run_id and r.last_seq = m.expected and (m.run_id in (select run_id from stale)) is not true
  returning r.id
)`,
};

/** Runs that start; a second start with the same request id is none. */
export const STARTED: StatementPart = {
  name: "started",
  columns: {
    ...RUN,
    request_id: "text",
    workflow_sha: "text",
    workflow_id: "text",
    pack: "text",
    title: "text",
    project: "text",
    created_by: "text",
    input: "jsonb",
    started_at: "float8",
    forked_from: "uuid",
    forked_seq: "int",
  },
  sql: (rows) => `started as (
  insert into runs (id, request_id, workflow_sha, workflow_id, pack, title, project, created_by, input, last_seq,
    status, reason_code, reason, waiting, needs_person, open_approvals, steps_done, steps_total, percent, phase,
    started_at, finished_at, forked_from, forked_seq, state, state_seq)
  select s.run_id, s.request_id, s.workflow_sha, s.workflow_id, s.pack, s.title, s.project, s.created_by, s.input,
    s.last_seq, s.status, s.reason_code, s.reason, s.waiting, s.needs_person, s.open_approvals, s.steps_done,
    s.steps_total, s.percent, s.phase, ${timeOf("s.started_at")}, ${timeOf("s.finished_at")}, s.forked_from,
    s.forked_seq, s.state, case when s.state is null then 0 else s.last_seq end
  from ${rows("s")} on conflict do nothing
  returning id
)`,
};

/** The facts, numbered in their run (J2). */
export const EVENTS: StatementPart = {
  name: "events",
  columns: { run_id: "uuid", seq: "int", at: "float8", type: "text", data: "json" },
  sql: (rows) => `new_events as (
  insert into run_events (run_id, seq, at, type, data)
  select e.run_id, e.seq, ${timeOf("e.at")}, e.type, e.data from ${rows("e")} where ${isAccepted("e.run_id")}
)`,
};

export const HANDOFFS: StatementPart = {
  name: "handoffs",
  columns: {
    id: "text",
    run_id: "uuid",
    step_key: "text",
    from_agent: "text",
    to_agent: "text",
    handoff: "jsonb",
    at: "float8",
  },
  sql: (rows) => `new_handoffs as (
  insert into handoffs (id, run_id, step_key, from_agent, to_agent, handoff, created_at)
  select h.id, h.run_id, h.step_key, h.from_agent, h.to_agent, h.handoff, ${timeOf("h.at")}
  from ${rows("h")} where ${isAccepted("h.run_id")}
)`,
};

/** Comes last: the chain's head is locked until the commit. */
export const AUDIT: StatementPart = {
  name: "audit",
  columns: { run_id: "uuid", position: "int", body: "text" },
  sql: (rows) => `new_audit as (
  insert into audit (body)
  select u.body from ${rows("u")} where ${isAccepted("u.run_id")} order by u.position
)`,
};
