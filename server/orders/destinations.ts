import { asc, desc, eq, isNotNull, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { deliveries, destinations } from "#db/tables/deliveries";
import { appendAudit } from "#server/auth/append-audit";
import { inTransaction, type Transaction } from "#server/auth/in-transaction";
import { newId } from "#server/auth/new-id";
import type { Principal } from "#server/auth/principal";
import type { Json } from "#workflows/definition/json";
import type { NoticeKind } from "#workflows/notices/notice-kind";
import { RunRefusal } from "#workflows/run/refusal";

/** Where the team is told, as owners see it: never a secret, never a whole address. */
export type DestinationRow = {
  id: string;
  channel: "webhook" | "slack";
  name: string;
  /** Of a webhook: its host, and the end of its address to tell it from others. */
  address: string | null;
  kinds: NoticeKind[];
  createdByName: string;
  createdAt: string;
  /** The last message that did not arrive. */
  trouble: { error: string; at: string; isGivenUp: boolean } | null;
};

/** What this program can do with destinations. */
export interface KnownNotices {
  email: boolean;
  /** `bot`: to people, and rewritten; `channel`: only into the team's channel. */
  slack: "bot" | "channel" | "off";
  /** Slack has a channel for the team. */
  slackChannel: boolean;
  webhooks: boolean;
  /** The secret with which a webhook's calls are signed; null while webhooks are off. */
  secretOf(id: string, version: number): string | null;
}

type Deps = { db: Database; now(): Date; notices: KnownNotices };

export type DestinationOrder = { name: string; kinds: NoticeKind[] } & (
  | { channel: "webhook"; url: string }
  | { channel: "slack" }
);

export async function listDestinations({ orm }: Database): Promise<DestinationRow[]> {
  const rows = await orm
    .select()
    .from(destinations)
    .orderBy(asc(destinations.createdAt), asc(destinations.id));
  return Promise.all(
    rows.map(async (row) => {
      const { id, channel, name, kinds, createdByName, url } = row;
      const address = url && maskAddress(url);
      const times = { createdAt: row.createdAt.toISOString(), trouble: await findTrouble(orm, id) };
      return { id, channel, name, address, kinds, createdByName, ...times };
    }),
  );
}

async function findTrouble(orm: Database["orm"], id: string): Promise<DestinationRow["trouble"]> {
  const { error, createdAt, status, destinationId } = deliveries;
  const [row] = await orm
    .select({ error, at: createdAt, status })
    .from(deliveries)
    .where(sql`${isNotNull(error)} and ${eq(destinationId, id)} and ${createdAt} > now() - interval '7 days'`)
    .orderBy(desc(createdAt))
    .limit(1);
  return row
    ? { error: row.error ?? "", at: row.at.toISOString(), isGivenUp: row.status === "failed" }
    : null;
}

/** The path and query of an address can be a secret of the receiver. */
function maskAddress(url: string): string {
  const { origin, pathname, search } = new URL(url);
  const rest = pathname + search;
  if (rest === "/") return origin;
  return rest.length < 12 ? `${origin}/…` : `${origin}/…${rest.slice(-4)}`;
}

const MOST = 50;

/** Adds one and answers the secret of a webhook, this one time. */
export async function addDestination(
  deps: Deps,
  by: Principal,
  order: DestinationOrder,
): Promise<{ id: string; secret: string | null }> {
  checkIsOn(deps.notices, order.channel);
  const id = newId(deps.now());
  const { channel, name, kinds } = order;
  const url = order.channel === "webhook" ? checkUrl(order.url) : null;
  await change(deps, by, "destination.added", id, async (tx) => {
    if ((await tx.$count(destinations)) >= MOST)
      throw new RunRefusal("bad-input", `At most ${MOST} can be told.`);
    const made = { createdById: by.id, createdByName: by.name };
    await tx.insert(destinations).values({ id, channel, name, url, kinds, ...made });
    return { before: null, after: { channel, name, kinds, address: url && maskAddress(url) } };
  });
  return { id, secret: channel === "webhook" ? deps.notices.secretOf(id, 1) : null };
}

function checkIsOn({ webhooks, slackChannel }: KnownNotices, channel: DestinationOrder["channel"]): void {
  if (channel === "webhook" && !webhooks) {
    throw new RunRefusal("bad-input", "Webhooks are off: set BOTARMY_WEBHOOK_KEY and start again.");
  }
  if (channel === "slack" && !slackChannel) {
    throw new RunRefusal(
      "bad-input",
      "Slack has no channel: set SLACK_WEBHOOK_URL or SLACK_CHANNEL and start again.",
    );
  }
}

function checkUrl(text: string): string {
  const url = new URL(text);
  if (/^https?:$/.test(url.protocol) && !url.username && !url.password) return url.href;
  throw new RunRefusal("bad-input", "Give an http or https address without a name or password in it.", {
    field: "url",
  });
}

/** What a destination is told of, and its name. */
export function changeDestination(
  deps: Deps,
  by: Principal,
  { id, name, kinds }: { id: string; name: string; kinds: NoticeKind[] },
): Promise<void> {
  return change(deps, by, "destination.changed", id, async (tx) => {
    const before = await find(tx, id);
    await tx.update(destinations).set({ name, kinds }).where(eq(destinations.id, id));
    return { before: { name: before.name, kinds: before.kinds }, after: { name, kinds } };
  });
}

/** Makes the old secret worthless and answers the new one, this one time. */
export async function renewSecret(deps: Deps, by: Principal, id: string): Promise<{ secret: string | null }> {
  checkIsOn(deps.notices, "webhook");
  let version = 0;
  await change(deps, by, "destination.secretRenewed", id, async (tx) => {
    const before = await find(tx, id);
    version = before.secretVersion + 1;
    await tx.update(destinations).set({ secretVersion: version }).where(eq(destinations.id, id));
    return { before: null, after: null };
  });
  return { secret: deps.notices.secretOf(id, version) };
}

/** Messages that are on their way to it are dropped. */
export function removeDestination(deps: Deps, by: Principal, id: string): Promise<void> {
  return change(deps, by, "destination.removed", id, async (tx) => {
    const { name } = await find(tx, id);
    await tx.delete(destinations).where(eq(destinations.id, id));
    return { before: { name }, after: null };
  });
}

/** Refuses with `not-found`. */
export async function findDestination({ orm }: Pick<Database, "orm">, id: string) {
  const [found] = await orm.select().from(destinations).where(eq(destinations.id, id));
  if (!found) throw new RunRefusal("not-found", "This destination was removed meanwhile.");
  return found;
}

const find = (tx: Transaction, id: string) => findDestination({ orm: tx }, id);

type Change = (tx: Transaction) => Promise<{ before: Json; after: Json }>;

async function change(
  { db, now }: Deps,
  by: Principal,
  action: string,
  id: string,
  work: Change,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { before, after } = await work(tx);
    const act = { at: now().getTime(), actor: by, action, target: `destination:${id}` };
    await appendAudit(tx.$client, [{ ...act, before, after }]);
  });
}
