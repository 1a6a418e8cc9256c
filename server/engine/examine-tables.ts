import { createHash } from "node:crypto";
import type { Pool } from "pg";
import type { Finding } from "./examine-runs";

/** A promise between tables, as a query for what breaks it: `where_` and `sentence` of each row. */
type TableRule = { rule: string; query: string };

const RULES: TableRule[] = [
  {
    rule: "I1",
    query: `select 'run ' || r.id as where_, 'The run says ' || r.last_seq - r.purged_seq || ' events, its history has ' || count(e.seq) as sentence
      from runs r left join run_events e on e.run_id = r.id group by r.id having r.last_seq - r.purged_seq <> count(e.seq)`,
  },
  {
    rule: "P16",
    query: `select 'run ' || r.id as where_, 'Events of it were deleted, but it has not ended or its end is not kept.' as sentence
      from runs r where r.purged_seq > 0
        and (r.status not in ('completed', 'failed', 'cancelled') or r.state is null or r.state_seq <> r.last_seq)`,
  },
  {
    rule: "P16",
    query: `select 'run ' || e.run_id as where_, 'It has events, but there is no such run.' as sentence
      from run_events e where not exists (select from runs r where r.id = e.run_id) group by e.run_id`,
  },
  {
    rule: "I3",
    query: `select 'run ' || run_id as where_, 'Step ' || (data ->> 'stepKey') || ' completed ' || count(*) || ' times in one iteration.' as sentence
      from run_events where type = 'step.completed' group by run_id, data ->> 'stepKey', data ->> 'iteration' having count(*) > 1`,
  },
  {
    rule: "I9",
    query: `select 'run ' || run_id as where_, 'Step ' || step_key || ' has attempt ' || attempt || ' ' || count(*) || ' times.' as sentence
      from tasks group by run_id, step_key, iteration, attempt having count(*) > 1`,
  },
  {
    rule: "I9",
    query: `select 'task ' || coalesce(t.id, e.task_id) as where_, case when t.id is null then 'It was scheduled, but is not there.'
        when e.task_id is null then 'The run''s history did not schedule it.'
        else 'The run''s history has it as attempt ' || e.attempt || ' of ' || e.step_key || '.' end as sentence
      from (select t.* from tasks t join runs r on r.id = t.run_id and r.purged_seq = 0) t
      full join (select run_id, data ->> 'taskId' as task_id, data ->> 'stepKey' as step_key,
          (data ->> 'iteration')::int as iteration, (data ->> 'attempt')::int as attempt
        from run_events where type = 'step.scheduled'
          and run_id not in (select id from runs where purged_seq > 0)) e on e.run_id = t.run_id and e.task_id = t.id
      where (t.step_key, t.iteration, t.attempt) is distinct from (e.step_key, e.iteration, e.attempt)`,
  },
  {
    rule: "I9",
    query: `select 'task ' || t.id as where_, 'It is ' || t.status || ', but nobody ever claimed it.' as sentence
      from tasks t where (t.status = 'running' and t.worker_id is null
          or t.fence = 0 and t.status in ('running', 'waiting_for_hitl', 'completed', 'lost'))
        and not exists (select from run_events past join run_events f on f.run_id = past.run_id and f.seq > past.seq
          where past.run_id = t.run_id and past.type = 'step.scheduled' and past.data ->> 'taskId' = t.id
            and f.type = 'run.forked')`,
  },
  {
    rule: "I5",
    query: `select 'run ' || r.id as where_, 'It is running, but no task is queued or at work and no timer is set.' as sentence
      from runs r where r.status = 'running'
        and not exists (select from tasks t where t.run_id = r.id and t.status in ('queued', 'running'))
        and not exists (select from timers t where t.run_id = r.id)`,
  },
  {
    rule: "I5",
    query: `select 'run ' || r.id as where_, 'It waits for a person, but nothing is open.' as sentence
      from runs r where r.status = 'paused' and r.reason_code in ('approval', 'incident') and not r.needs_person`,
  },
  {
    rule: "I5",
    query: `select 'approval ' || a.id as where_, 'Its time limit can no longer pass: no timer is set for it.' as sentence
      from approvals a where a.status = 'pending' and a.due_at is not null
        and (a.on_deadline <> 'keep' or a.due_at > clock_timestamp())
        and not exists (select from timers t where t.run_id = a.run_id and t.key = 'due:' || a.id)`,
  },
  {
    rule: "I6",
    query: `select 'approval ' || a.id as where_, 'Its status is ' || a.status || ' with ' || count(d.id) || ' final decisions.' as sentence
      from approvals a left join decisions d on d.approval_id = a.id and d.is_final
      group by a.id, a.status having count(d.id) <> case when a.status in ('approved', 'rejected', 'amended') then 1 else 0 end`,
  },
  {
    rule: "I6",
    query: `select 'decision ' || d.id as where_, 'The run''s history does not have it.' as sentence from decisions d
      where exists (select from runs r where r.id = d.run_id and r.purged_seq = 0)
        and not exists (select from run_events e where e.run_id = d.run_id and e.type in ('approval.decided', 'approval.voted') and e.data ->> 'decisionId' = d.id)`,
  },
  {
    rule: "I7",
    query: `select 'decision ' || d.id as where_, 'It was taken on other bytes than the request shows.' as sentence
      from decisions d join approvals a on a.id = d.approval_id
      where d.is_final and d.action <> 'answer' and d.content_sha256 is distinct from a.content_sha256`,
  },
  {
    rule: "I7",
    query: `select 'document ' || d.id as where_, 'The bytes of ' || d.name || ' are missing.' as sentence
      from artifacts d where not exists (select from contents c where c.sha256 = d.sha256)`,
  },
  {
    rule: "I8",
    query: `select 'run ' || r.id as where_, 'It has ended, but approval ' || a.id || ' is still open.' as sentence
      from runs r join approvals a on a.run_id = r.id
      where r.status in ('completed', 'failed', 'cancelled') and a.status = 'pending'`,
  },
  {
    rule: "I8",
    query: `select 'task ' || t.id as where_, 'Its run has ended, but it is ' || t.status || '.' as sentence
      from runs r join tasks t on t.run_id = r.id
      where r.status in ('completed', 'failed', 'cancelled') and t.status in ('queued', 'running', 'waiting_for_hitl')`,
  },
  {
    rule: "I12",
    query: `select 'call ' || m.id as where_, 'What was said or answered is missing.' as sentence
      from model_calls m, unnest(array[m.prompt_sha256, m.answer_sha256, m.raw_sha256]) as said (sha256)
      where said.sha256 is not null and m.texts_purged_at is null and not exists (select from contents c where c.sha256 = said.sha256)`,
  },
  {
    rule: "I12",
    query: `select 'task ' || t.id as where_, 'Its usage is not the sum of its calls.' as sentence
      from tasks t join model_calls m on m.task_id = t.id group by t.id, t.usage
      having (t.usage ->> 'cost')::numeric is distinct from coalesce(sum(m.cost), 0)
        or (t.usage ->> 'inputTokens')::bigint is distinct from sum(m.input_tokens)
        or (t.usage ->> 'outputTokens')::bigint is distinct from sum(m.output_tokens)`,
  },
  {
    rule: "I10",
    query: `select 'run ' || run_id as where_, 'Step ' || step_key || ' has ' || count(*) || ' tasks at once.' as sentence
      from tasks where status in ('queued', 'running', 'waiting_for_hitl') group by run_id, step_key having count(*) > 1`,
  },
  {
    rule: "B2",
    query: `select 'budget ' || u.project || '/' || u.agent || '/' || u.period as where_,
        'It holds ' || u.tokens_reserved || ' tokens and $' || u.cost_reserved || ' reserved, but its calls ' ||
        coalesce(sum(r.tokens), 0) || ' and $' || coalesce(sum(r.cost), 0) || '.' as sentence
      from budget_use u left join budget_reservations r on r.project = u.project and u.agent in ('', r.agent)
        and u.period in (r.day, r.run_id::text)
      group by u.project, u.agent, u.period
      having u.tokens_reserved <> coalesce(sum(r.tokens), 0) or u.cost_reserved <> coalesce(sum(r.cost), 0)`,
  },
  {
    rule: "I8",
    query: `select 'run ' || h.run_id as where_, 'It has ended, but stands under the stop ' || h.stop_id || '.' as sentence
      from run_stops h join runs r on r.id = h.run_id where r.status in ('completed', 'failed', 'cancelled')`,
  },
];

/** Checks what must hold between the tables of the engine. */
export async function examineTables(pool: Pick<Pool, "query">): Promise<Finding[]> {
  const found = await Promise.all(
    RULES.map(async ({ rule, query }) => {
      const { rows } = await pool.query<{ where_: string; sentence: string }>(`${query} limit 100`);
      return rows.map(({ where_, sentence }) => ({ rule, where: where_, sentence }));
    }),
  );
  return [...found.flat(), ...(await examineContents(pool))];
}

const PAGE = 50;

/** The bytes of every document still have the hash they are known by (I7). */
async function examineContents(pool: Pick<Pool, "query">): Promise<Finding[]> {
  const findings: Finding[] = [];
  let after = "";
  for (;;) {
    const { rows } = await pool.query<{ sha256: string; bytes: Buffer }>(
      "select sha256, bytes from contents where sha256 > $1 order by sha256 limit $2",
      [after, PAGE],
    );
    for (const { sha256, bytes } of rows) {
      const isIntact = createHash("sha256").update(bytes).digest("hex") === sha256;
      if (!isIntact)
        findings.push({ rule: "I7", where: `content ${sha256}`, sentence: "Its bytes have another hash." });
    }
    after = rows.at(-1)?.sha256 ?? after;
    if (rows.length < PAGE) return findings;
  }
}
