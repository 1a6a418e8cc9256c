import { and, isNotNull, isNull } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { approvals } from "#db/tables/approvals";
import { digestTimes, noticeChoices } from "#db/tables/notices";
import { users } from "#db/tables/users";
import {
  defaultModeOf,
  type NoticeChannel,
  type NoticeKind,
  type NoticeMode,
} from "#workflows/notices/notice-kind";
import type { Actor } from "#workflows/run/actor";
import { DEFAULT_DIGEST, type DigestTime } from "./next-digest";

type Role = Actor["role"];

/** Which roles may do what notices ask of people. */
export type Duties = { decide: readonly Role[]; control: readonly Role[]; budgets: readonly Role[] };

/** A member who can sign in, and what they chose. */
export type Recipient = {
  id: string;
  name: string;
  email: string;
  role: Role;
  modeOf(kind: NoticeKind, channel: NoticeChannel): NoticeMode;
  digest: DigestTime;
};

/** Everybody who can be told something. */
export async function readRecipients(orm: NodePgDatabase): Promise<Recipient[]> {
  const { id, name, email, role } = users;
  const active = and(isNull(users.disabledAt), isNotNull(users.passwordHash));
  const people = await orm.select({ id, name, email, role }).from(users).where(active);
  const choices = await orm.select().from(noticeChoices);
  const modes = new Map(choices.map((choice) => [keyOf(choice), choice.mode]));
  const times = new Map((await orm.select().from(digestTimes)).map((time) => [time.personId, time]));
  return people.map((person) => ({
    ...person,
    modeOf: (kind, channel) =>
      modes.get(keyOf({ personId: person.id, kind, channel })) ?? defaultModeOf(kind, channel),
    digest: times.get(person.id) ?? DEFAULT_DIGEST,
  }));
}

const keyOf = ({ personId, kind, channel }: { personId: string; kind: string; channel: string }) =>
  `${personId} ${kind} ${channel}`;

/** What a request says of who is asked. */
export const askedColumns = {
  id: approvals.id,
  role: approvals.role,
  excludes: approvals.excludes,
  assignee: approvals.assignee,
  alsoAsked: approvals.alsoAsked,
  escalatedAt: approvals.escalatedAt,
  snoozedUntil: approvals.snoozedUntil,
  claimedBy: approvals.claimedBy,
  status: approvals.status,
};
export type AskedRow = Pick<typeof approvals.$inferSelect, keyof typeof askedColumns>;

/**
 * Who may decide a request and is asked: everybody with the role, or those asked in person until it is
 * escalated; never who is excluded (product.md 4).
 */
export function isAsked(
  { id, role }: Pick<Recipient, "id" | "role">,
  request: AskedRow,
  { decide }: Duties,
): boolean {
  const mayDecide = decide.includes(role) && (request.role !== "owner" || role === "owner");
  if (!mayDecide || request.excludes.includes(id)) return false;
  if (request.assignee === null || request.escalatedAt !== null) return true;
  return request.assignee === id || request.alsoAsked.includes(id);
}

/** What is told, as far as it decides who is told. */
export type Told = {
  kind: NoticeKind;
  /** The request it is about, if any. */
  request: AskedRow | null;
  /** Who launched the run; an id of a person or of a key. */
  launchedBy: string | null;
  /** Whose act it was: nobody is told what they did themselves. */
  actor: string | null;
  /** Those asked in person just now: they alone are told. */
  asked: readonly string[] | null;
};

/** Whether a person is told: only what they may see and what is theirs to act upon. */
export function isTold(
  person: Recipient,
  { kind, request, launchedBy, actor, asked }: Told,
  duties: Duties,
): boolean {
  if (person.id === actor) return false;
  if (asked) return asked.includes(person.id) && request !== null && isAsked(person, request, duties);
  switch (kind) {
    case "request":
    case "reminder":
    case "overdue":
      return request !== null && isAsked(person, request, duties);
    case "incident":
      return duties.control.includes(person.role);
    case "budget":
      return person.id === launchedBy || duties.budgets.includes(person.role);
    default:
      return person.id === launchedBy;
  }
}
