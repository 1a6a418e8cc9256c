/**
 * The journal's one statement: everything that up to 200 advances change, in one round trip and one commit.
 * Each parameter is a JSON array of rows; `$14` and `$15` are the SHA-256 and bytes of new documents.
 * A run is `accepted` when its guard holds: nobody moved it since it was read, and every report in it names
 * the newest claim of its task. Rows of a run that is not accepted are not written (J1, J4).
 */
export const WRITE_ADVANCES = `
with moving as (
  select * from json_to_recordset($1::json) as m(
    run_id uuid, expected int, last_seq int, status text, reason_code text, reason text, waiting jsonb,
    needs_person boolean, open_approvals int, steps_done int, steps_total int, percent int, phase text, cost float8,
    finished_at bigint, state json, fences json)
), moved as (
  update runs r set
    last_seq = m.last_seq, status = m.status, reason_code = m.reason_code, reason = m.reason, waiting = m.waiting,
    needs_person = m.needs_person, open_approvals = m.open_approvals, steps_done = m.steps_done,
    steps_total = m.steps_total, percent = m.percent, phase = m.phase, cost = r.cost + m.cost,
    finished_at = to_timestamp(m.finished_at / 1000.0),
    state = coalesce(m.state, r.state), state_seq = case when m.state is null then r.state_seq else m.last_seq end
  from moving m
  where r.id = m.run_id and r.last_seq = m.expected and not exists (
    select from json_to_recordset(m.fences) as f(task_id text, fence int)
    where not exists (select from tasks t where t.id = f.task_id and t.fence = f.fence and t.status = 'running'))
  returning r.id, r.status
), started as (
  insert into runs (id, request_id, workflow_sha, workflow_id, pack, title, project, created_by, input, last_seq, status,
    reason_code, reason, waiting, needs_person, open_approvals, steps_done, steps_total, percent, phase, started_at,
    finished_at, state, state_seq)
  select s.run_id, s.request_id, s.workflow_sha, s.workflow_id, s.pack, s.title, s.project, s.created_by, s.input,
    s.last_seq, s.status, s.reason_code, s.reason, s.waiting, s.needs_person, s.open_approvals, s.steps_done,
    s.steps_total, s.percent, s.phase, to_timestamp(s.started_at / 1000.0), to_timestamp(s.finished_at / 1000.0),
    s.state, case when s.state is null then 0 else s.last_seq end
  from json_to_recordset($2::json) as s(
    run_id uuid, request_id text, workflow_sha text, workflow_id text, pack text, title text, project text,
    created_by text, input jsonb, last_seq int, status text, reason_code text, reason text, waiting jsonb,
    needs_person boolean, open_approvals int, steps_done int, steps_total int, percent int, phase text,
    started_at bigint, finished_at bigint, state json)
  on conflict do nothing
  returning id, status
), accepted as (
  select id, status from moved union all select id, status from started
), new_events as (
  insert into run_events (run_id, seq, at, type, data)
  select e.run_id, e.seq, to_timestamp(e.at / 1000.0), e.type, e.data
  from json_to_recordset($3::json) as e(run_id uuid, seq int, at bigint, type text, data json)
  join accepted a on a.id = e.run_id
), new_tasks as (
  insert into tasks (id, run_id, step_key, iteration, attempt, agent, status, worker_id, fence, queued_at, started_at,
    finished_at, model, usage, error)
  select t.id, t.run_id, t.step_key, t.iteration, t.attempt, t.agent, t.status, t.worker_id, t.fence,
    to_timestamp(t.queued_at / 1000.0), to_timestamp(t.started_at / 1000.0), to_timestamp(t.finished_at / 1000.0),
    t.model, t.usage, t.error
  from json_to_recordset($4::json) as t(id text, run_id uuid, step_key text, iteration int, attempt int, agent text,
    status text, worker_id text, fence int, queued_at bigint, started_at bigint, finished_at bigint, model text,
    usage jsonb, error text)
  join accepted a on a.id = t.run_id
), changed_tasks as (
  update tasks t set
    status = coalesce(c.status, t.status), started_at = coalesce(to_timestamp(c.started_at / 1000.0), t.started_at),
    finished_at = coalesce(to_timestamp(c.finished_at / 1000.0), t.finished_at), model = coalesce(c.model, t.model),
    usage = coalesce(c.usage, t.usage), error = coalesce(c.error, t.error)
  from json_to_recordset($5::json) as c(id text, run_id uuid, status text, started_at bigint, finished_at bigint,
    model text, usage jsonb, error text)
  join accepted a on a.id = c.run_id
  where t.id = c.id
), changed_approvals as (
  update approvals p set status = c.status, votes = c.votes, decided_at = to_timestamp(c.decided_at / 1000.0)
  from json_to_recordset($7::json) as c(id text, run_id uuid, status text, votes int, decided_at bigint)
  join accepted a on a.id = c.run_id
  where p.id = c.id
  returning p.id
), new_approvals as (
  insert into approvals (id, run_id, step_key, iteration, kind, topic, version, question, content_sha256, artifact_id,
    options, status, role, votes_needed, votes, agent, requested_at, decided_at)
  select p.id, p.run_id, p.step_key, p.iteration, p.kind, p.topic, p.version, p.question, p.content_sha256,
    p.artifact_id, p.options, p.status, p.role, p.votes_needed, p.votes, p.agent,
    to_timestamp(p.requested_at / 1000.0), to_timestamp(p.decided_at / 1000.0)
  from json_to_recordset($6::json) as p(id text, run_id uuid, step_key text, iteration int, kind text, topic text,
    version int, question text, content_sha256 text, artifact_id text, options jsonb, status text, role text,
    votes_needed int, votes int, agent text, requested_at bigint, decided_at bigint)
  join accepted a on a.id = p.run_id
  -- A request may follow the one it replaces (approvals_open_key): those are closed first.
  where (select count(*) from changed_approvals) >= 0
), new_decisions as (
  insert into decisions (id, approval_id, run_id, action, is_final, answer, comment, content_sha256, by_id, by_name, at)
  select d.id, d.approval_id, d.run_id, d.action, d.is_final, d.answer, d.comment, d.content_sha256, d.by_id, d.by_name,
    to_timestamp(d.at / 1000.0)
  from json_to_recordset($8::json) as d(id text, approval_id text, run_id uuid, action text, is_final boolean,
    answer jsonb, comment text, content_sha256 text, by_id text, by_name text, at bigint)
  join accepted a on a.id = d.run_id
), new_contents as (
  insert into contents (sha256, size, bytes)
  select sha256, length(bytes), bytes from unnest($14::text[], $15::bytea[]) as c(sha256, bytes)
  on conflict do nothing
), new_artifacts as (
  insert into artifacts (id, run_id, name, version, sha256, media_type, size, step_key, iteration, task_id, by_id,
    by_name, created_at)
  select d.id, d.run_id, d.name, d.version, d.sha256, d.media_type, d.size, d.step_key, d.iteration, d.task_id, d.by_id,
    d.by_name, to_timestamp(d.at / 1000.0)
  from json_to_recordset($9::json) as d(id text, run_id uuid, name text, version int, sha256 text, media_type text,
    size int, step_key text, iteration int, task_id text, by_id text, by_name text, at bigint)
  join accepted a on a.id = d.run_id
), new_handoffs as (
  insert into handoffs (id, run_id, step_key, from_agent, to_agent, handoff, created_at)
  select h.id, h.run_id, h.step_key, h.from_agent, h.to_agent, h.handoff, to_timestamp(h.at / 1000.0)
  from json_to_recordset($10::json) as h(id text, run_id uuid, step_key text, from_agent text, to_agent text,
    handoff jsonb, at bigint)
  join accepted a on a.id = h.run_id
), new_timers as (
  insert into timers (run_id, key, due_at)
  select t.run_id, t.key, to_timestamp(t.due_at / 1000.0)
  from json_to_recordset($11::json) as t(run_id uuid, key text, due_at bigint)
  join accepted a on a.id = t.run_id
  on conflict (run_id, key) do update set due_at = excluded.due_at
), old_timers as (
  delete from timers t using json_to_recordset($12::json) as o(run_id uuid, key text), accepted a
  where a.id = o.run_id and t.run_id = o.run_id and (t.key = o.key or o.key is null)
), new_audit as (
  insert into audit (body)
  select u.body from rows from (json_to_recordset($13::json) as (run_id uuid, body text)) with ordinality as u(run_id, body, position)
  join accepted a on a.id = u.run_id order by u.position
)
select id, (extract(epoch from clock_timestamp()) * 1000)::bigint as now from accepted`;
