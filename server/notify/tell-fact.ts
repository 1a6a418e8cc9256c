import { deliveries, type destinations } from "#db/tables/deliveries";
import { notices } from "#db/tables/notices";
import type { Transaction } from "#server/auth/in-transaction";
import { describeEvent, type Said, sayOutcome } from "#workflows/notices/describe-event";
import type { NoticeFact } from "#workflows/notices/notice-fact";
import type { RunFact } from "#workflows/run/events";
import { type Duties, isTold, type Recipient, type Told } from "./audience";
import type { Channels } from "./message";
import { nextDigest } from "./next-digest";
import type { Noted } from "./read-noted";
import { settleRequest } from "./settle-request";

export type Ground = {
  people: Recipient[];
  targets: (typeof destinations.$inferSelect)[];
  duties: Duties;
  channels: Channels;
  /** Database time, in epoch milliseconds. */
  now: number;
};

type Delivery = typeof deliveries.$inferInsert;

/** Turns one noted fact into notices and deliveries; the keys keep what is told twice from being there twice. */
export async function tellFact(tx: Transaction, noted: Noted, ground: Ground): Promise<void> {
  const { fact, request } = noted;
  const outcome = fact && sayOutcome(fact);
  if (outcome && request) await settleRequest(tx.$client, request.id, outcome);
  const said = fact ? describeEvent(fact) : sayAsked(noted);
  if (!said || isAside(said, noted, ground.now)) return;
  const shown = compose(said, noted);
  const told = toldOf(said, noted);
  const people = ground.people.filter((person) => isTold(person, told, ground.duties));
  await insertNotices(tx, noted, shown, people);
  const out = [
    ...people.flatMap((person) => deliverToPerson(noted.key, shown, person, ground)),
    ...(fact ? ground.targets.flatMap((target) => deliverToTarget(noted.key, shown, target, ground)) : []),
  ];
  if (out.length > 0) await tx.insert(deliveries).values(out).onConflictDoNothing();
}

function sayAsked({ request }: Noted): Said | null {
  if (request?.status !== "pending") return null;
  const facts = [{ label: "Step", value: request.stepKey }];
  const dueAt = request.dueAt?.getTime() ?? null;
  return { kind: "request", headline: "You are asked in person", quote: request.question, facts, dueAt };
}

/** Nobody is reminded of what was put aside. */
function isAside({ kind }: Said, { request }: Noted, now: number): boolean {
  return kind === "reminder" && request?.snoozedUntil != null && request.snoozedUntil.getTime() > now;
}

function compose({ dueAt, ...said }: Said, { at, run, request }: Noted): NoticeFact {
  const { id, title, workflowId } = run;
  return {
    ...said,
    at: at.toISOString(),
    run: { id, title, workflowId },
    approvalId: request?.id ?? null,
    dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
  };
}

function toldOf({ kind }: Said, { fact, asked, request, run }: Noted): Told {
  // Whoever holds a request in view took it themselves.
  const inPerson = asked?.filter((id) => id !== request?.claimedBy);
  return { kind, request, launchedBy: run.launchedBy, actor: fact && actorOf(fact), asked: inPerson ?? null };
}

function actorOf(fact: RunFact): string | null {
  return "by" in fact.data && fact.data.by ? fact.data.by.id : null;
}

async function insertNotices(tx: Transaction, { key, at }: Noted, fact: NoticeFact, people: Recipient[]) {
  const { kind, approvalId } = fact;
  const rows = people.flatMap(({ id: personId, modeOf }) => {
    const isListed = modeOf(kind, "in-app") !== "off";
    const isForBrowser = modeOf(kind, "browser") !== "off";
    if (!isListed && !isForBrowser) return [];
    return [{ personId, factKey: key, kind, approvalId, fact, isListed, isForBrowser, at }];
  });
  if (rows.length > 0) await tx.insert(notices).values(rows).onConflictDoNothing();
}

function deliverToPerson(key: string, fact: NoticeFact, person: Recipient, ground: Ground): Delivery[] {
  const { email, slack } = ground.channels;
  const open = [...(email ? (["email"] as const) : []), ...(slack?.isBot ? (["slack"] as const) : [])];
  return open.flatMap((channel): Delivery[] => {
    const mode = person.modeOf(fact.kind, channel);
    if (mode === "off") return [];
    const { approvalId } = fact;
    const message = { key: `${key}:${channel}:${person.id}`, channel, personId: person.id, approvalId, fact };
    if (mode === "at-once") return [message];
    return [{ ...message, status: "held", dueAt: new Date(nextDigest(ground.now, person.digest)) }];
  });
}

function deliverToTarget(
  key: string,
  fact: NoticeFact,
  { id, channel, kinds }: Ground["targets"][number],
  { channels }: Ground,
): Delivery[] {
  const isOn = channel === "webhook" ? channels.webhook !== undefined : channels.slack?.hasChannel === true;
  if (!isOn || !kinds.includes(fact.kind)) return [];
  return [{ key: `${key}:${channel}:${id}`, channel, destinationId: id, approvalId: fact.approvalId, fact }];
}
