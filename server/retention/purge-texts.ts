import type { Pool } from "pg";
import { withTransaction } from "#db/with-transaction";
import { isOver, type KeepFor, parametersOf } from "./keep-for";

/** Each has three texts at most. */
const CALLS_AT_ONCE = 300;

/**
 * Deletes what models were told and said in the next 300 calls of runs whose days are over; the calls with their
 * tokens and costs stay. A text is kept while a document, a request, a decision or another call has the same bytes.
 * Nobody writes texts meanwhile: one that is written again in that moment must not be taken for forgotten. Answers
 * how many calls were emptied; throws when the writers do not let it in within half a second.
 */
export async function purgeTexts(pool: Pool, kept: KeepFor): Promise<number> {
  return withTransaction(pool, async (client) => {
    const due = await client.query<{ id: string }>(DUE, parametersOf(kept));
    if (due.rows.length === 0) return 0;
    await client.query("set local lock_timeout = '500ms'");
    await client.query("lock table contents in share row exclusive mode");
    await client.query(PURGE, [due.rows.map(({ id }) => id)]);
    return due.rows.length;
  });
}

const DUE = `select m.id from model_calls m join runs r on r.id = m.run_id
  where m.texts_purged_at is null and m.started_at < clock_timestamp() - make_interval(days => $1::int)
    and ${isOver("r")}
  order by m.started_at limit ${CALLS_AT_ONCE} for no key update of m skip locked`;

const PURGE = `with others as (
    select prompt_sha256, answer_sha256, raw_sha256 from model_calls
    where texts_purged_at is null and id <> all($1::uuid[])
  ), emptied as (
    update model_calls set texts_purged_at = clock_timestamp() where id = any($1::uuid[])
    returning prompt_sha256, answer_sha256, raw_sha256
  ), said as (
    select distinct s.sha256 from emptied e, unnest(array[e.prompt_sha256, e.answer_sha256, e.raw_sha256]) s (sha256)
    where s.sha256 is not null
  ), kept as (
    select s.sha256 from said s join artifacts a on a.sha256 = s.sha256
    union select s.sha256 from said s join approvals p on p.content_sha256 = s.sha256
    union select s.sha256 from said s join decisions d on d.content_sha256 = s.sha256
    union select s.sha256 from said s join others o on s.sha256 = o.prompt_sha256
    union select s.sha256 from said s join others o on s.sha256 = o.answer_sha256
    union select s.sha256 from said s join others o on s.sha256 = o.raw_sha256
  )
  delete from contents c using said s where c.sha256 = s.sha256 and s.sha256 not in (select sha256 from kept)`;
