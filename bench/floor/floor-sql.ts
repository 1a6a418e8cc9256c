/** The floor's tables: what the batched statement needs and no index more. */
export const FLOOR_TABLES = `
create table floor_runs (id uuid primary key, last_seq int not null, status text not null) with (fillfactor = 70);
create table floor_events (run_id uuid not null, seq int not null, at timestamptz(3) not null, type text not null,
  data json not null, primary key (run_id, seq));
create table floor_tasks (id text primary key, run_id uuid not null, step_key text not null, status text not null,
  fence int not null, started_at timestamptz(3) not null, finished_at timestamptz(3), result text)
  with (fillfactor = 70);
create index on floor_tasks (run_id) where status = 'running';
create table floor_approvals (id text primary key, run_id uuid not null, status text not null,
  decided_at timestamptz(3)) with (fillfactor = 70)`;

/** One statement for many runs, guarded by each run's last number; answers the runs whose guard held. */
export const WRITE_FLOOR = `
with moved as (
  update floor_runs r set last_seq = m.last_seq, status = m.status
  from json_to_recordset($1::json) as m(id uuid, expected int, last_seq int, status text)
  where r.id = m.id and r.last_seq = m.expected returning r.id
), started as (
  insert into floor_runs (id, last_seq, status)
  select id, last_seq, status from json_to_recordset($2::json) as s(id uuid, last_seq int, status text) returning id
), accepted as (
  select id from moved union all select id from started
), events as (
  insert into floor_events (run_id, seq, at, type, data)
  select e.run_id, e.seq, to_timestamp(e.at / 1000.0), e.type, e.data
  from json_to_recordset($3::json) as e(run_id uuid, seq int, at bigint, type text, data json)
  join accepted a on a.id = e.run_id
), begun as (
  insert into floor_tasks (id, run_id, step_key, status, fence, started_at)
  select t.id, t.run_id, t.step_key, 'running', 1, to_timestamp(t.at / 1000.0)
  from json_to_recordset($4::json) as t(id text, run_id uuid, step_key text, at bigint)
  join accepted a on a.id = t.run_id
), ended as (
  update floor_tasks t set status = 'completed', result = e.result, finished_at = to_timestamp(e.at / 1000.0)
  from json_to_recordset($5::json) as e(id text, result text, at bigint) where t.id = e.id
), asked as (
  insert into floor_approvals (id, run_id, status)
  select q.id, q.run_id, 'pending' from json_to_recordset($6::json) as q(id text, run_id uuid)
), decided as (
  update floor_approvals p set status = 'approved', decided_at = to_timestamp(d.at / 1000.0)
  from json_to_recordset($7::json) as d(id text, at bigint) where p.id = d.id
)
select id from accepted`;
