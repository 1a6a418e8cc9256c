import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { NoticeFact } from "#workflows/notices/notice-fact";
import { DeliveryFault } from "./delivery-fault";
import type { Channels, Message, SentAs } from "./message";

export type OutChannel = keyof Channels;

export type DeliverOptions = {
  pool: Pool;
  channels: Channels;
  origin: string;
  onTrouble(message: string, error: unknown): void;
};

const AT_ONCE = 20;
/** Longer than any attempt takes: what is held for longer was lost with its process. */
const HOLD = "60 seconds";

type Claimed = {
  id: string;
  key: string;
  channel: OutChannel;
  fact: NoticeFact;
  is_digest: boolean;
  outcome: string | null;
  sent_as: SentAs | null;
  attempts: number;
  claim: string;
  destination_id: string | null;
  url: string | null;
  secret_version: number | null;
  name: string | null;
  email: string | null;
};

/** Sends what is due over one channel, if this process has it. Answers how many were tried. */
export async function deliverDue(options: DeliverOptions, channel: OutChannel): Promise<number> {
  const claimed = options.channels[channel] ? await claimDue(options, channel) : [];
  await Promise.all(claimed.map((delivery) => attempt(options, delivery)));
  return claimed.length;
}

async function claimDue({ pool }: DeliverOptions, channel: OutChannel): Promise<Claimed[]> {
  const { rows } = await pool.query<Claimed>(
    `with mine as (
      update deliveries set claim = $1, claimed_until = now() + interval '${HOLD}', attempts = attempts + 1
      where id in (
        select id from deliveries
        where status = 'pending' and due_at <= now() and channel = $2
          and (claimed_until is null or claimed_until < now())
        order by due_at limit ${AT_ONCE} for update skip locked)
      returning *)
    select mine.id, key, mine.channel, fact, is_digest, outcome, sent_as, attempts, claim, destination_id,
      destinations.url, destinations.secret_version, users.name, users.email
    from mine left join users on users.id = person_id left join destinations on destinations.id = destination_id`,
    [randomUUID(), channel],
  );
  return rows;
}

/** Never throws: what goes wrong is kept with the delivery, or lost with the connection and claimed again. */
async function attempt(options: DeliverOptions, delivery: Claimed): Promise<void> {
  try {
    const message = await compose(options, delivery);
    const sentAs = await send(options.channels, delivery, message);
    await markSent(options.pool, delivery, sentAs);
  } catch (error) {
    const fault = error instanceof DeliveryFault ? error : null;
    if (!fault) options.onTrouble("A notification could not be sent.", error);
    await markFailed(options.pool, delivery, fault ?? new DeliveryFault("It could not be sent."));
  }
}

async function compose({ pool, origin }: DeliverOptions, delivery: Claimed): Promise<Message> {
  const { key, fact, outcome } = delivery;
  if (!delivery.is_digest) return { key, fact, outcome, items: null, origin };
  const { rows: items } = await pool.query<{ fact: NoticeFact; outcome: string | null }>(
    "select fact, outcome from deliveries where digest_key = $1 order by created_at, key",
    [key],
  );
  return { key, fact, outcome, items, origin };
}

async function send({ email, slack, webhook }: Channels, delivery: Claimed, message: Message) {
  const { channel, destination_id: id, url, secret_version: secretVersion } = delivery;
  if (channel === "email" && email && delivery.email !== null) {
    await email.send({ name: delivery.name ?? "", email: delivery.email }, message);
  } else if (channel === "webhook" && webhook && id && url && secretVersion !== null) {
    await webhook.call({ id, url, secretVersion }, message);
  } else if (channel === "slack" && slack) {
    if (!delivery.sent_as) return slack.post(delivery.email, message);
    await slack.rewrite(delivery.sent_as, message);
  } else {
    throw new DeliveryFault("Whoever it was for is gone.", { isFinal: true });
  }
  return delivery.sent_as;
}

/** A request that ended while its message was on the way has the message rewritten. */
async function markSent(pool: Pool, { id, claim, outcome }: Claimed, sentAs: SentAs | null): Promise<void> {
  await pool.query(
    `update deliveries set claim = null, claimed_until = null, error = null, sent_as = $3::jsonb, due_at = now(),
      status = case when $3::jsonb is not null and outcome is distinct from $4 then 'pending' else 'sent' end,
      done_at = now()
    where id = $1 and claim = $2`,
    [id, claim, sentAs && JSON.stringify(sentAs), outcome],
  );
}

async function markFailed(pool: Pool, delivery: Claimed, fault: DeliveryFault): Promise<void> {
  const wait = pauseAfter(delivery.attempts, fault.retryAfterMs);
  await pool.query(
    `update deliveries set claim = null, claimed_until = null, error = $3,
      due_at = now() + $4 * interval '1 millisecond',
      status = case when $5 or now() + $4 * interval '1 millisecond' > give_up_at then 'failed' else 'pending' end,
      done_at = case when $5 or now() + $4 * interval '1 millisecond' > give_up_at then now() end
    where id = $1 and claim = $2`,
    [delivery.id, delivery.claim, fault.message, wait, fault.isFinal],
  );
}

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** 5 s, 10 s, 20 s ... up to an hour; what a receiver asks for (`Retry-After`) when that is longer. */
export function pauseAfter(attempts: number, retryAfterMs = 0): number {
  const own = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
  return Math.min(Math.max(own, retryAfterMs), LONGEST_PAUSE_MS);
}
