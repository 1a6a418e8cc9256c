import { eq } from "drizzle-orm";
import { approvals } from "#db/tables/approvals";
import { users } from "#db/tables/users";
import { appendAudit } from "#server/auth/append-audit";
import { inTransaction, type Transaction } from "#server/auth/in-transaction";
import { isAllowed } from "#server/auth/permissions";
import type { Principal } from "#server/auth/principal";
import type { Json } from "#workflows/definition/json";
import { RunRefusal } from "#workflows/run/refusal";
import type { OrderDeps } from "./order-deps";

const LONGEST_SNOOZE_MS = 90 * 24 * 60 * 60_000;

type Changing = Pick<OrderDeps, "db" | "engine">;
type Open = Pick<typeof approvals.$inferSelect, "assignee" | "alsoAsked" | "snoozedUntil">;

/** Asks one member in person, or nobody (null). Refuses whoever could not decide, and closed requests (H16). */
export function assignApproval(
  deps: Changing,
  by: Principal,
  { approvalId, assignee }: { approvalId: string; assignee: string | null },
): Promise<{ approvalId: string; assignee: string | null }> {
  return changeOpen(deps, by, "approval.assigned", approvalId, async (tx, before) => {
    if (assignee !== null) await checkAssignee(tx, assignee);
    await tx.update(approvals).set({ assignee }).where(eq(approvals.id, approvalId));
    return {
      before: { assignee: before.assignee },
      after: { assignee },
      answer: { approvalId, assignee },
    };
  });
}

const MOST_ASKED = 20;

/** Asks one more member: escalation adds people and removes none (experience.md 3). */
export function escalateApproval(
  deps: Changing,
  by: Principal,
  { approvalId, member }: { approvalId: string; member: string },
): Promise<{ approvalId: string; alsoAsked: string[] }> {
  return changeOpen(deps, by, "approval.escalated", approvalId, async (tx, before) => {
    await checkAssignee(tx, member, "member");
    const { alsoAsked: asked } = before;
    const isAsked = asked.includes(member) || before.assignee === member;
    const alsoAsked = isAsked ? asked : [...asked, member];
    if (alsoAsked.length > MOST_ASKED) {
      const message = `At most ${MOST_ASKED} people can be asked about one request.`;
      throw new RunRefusal("bad-input", message, { field: "member" });
    }
    await tx.update(approvals).set({ alsoAsked }).where(eq(approvals.id, approvalId));
    return { before: { alsoAsked: asked }, after: { alsoAsked }, answer: { approvalId, alsoAsked } };
  });
}

/** Puts a request aside until a moment, or takes it back (null). It stays open, and anybody may still decide it. */
export function snoozeApproval(
  deps: Changing,
  by: Principal,
  { approvalId, until }: { approvalId: string; until: Date | null },
): Promise<{ approvalId: string; snoozedUntil: string | null }> {
  if (until) checkMoment(until, deps.engine.clock.now());
  return changeOpen(deps, by, "approval.snoozed", approvalId, async (tx, before) => {
    await tx.update(approvals).set({ snoozedUntil: until }).where(eq(approvals.id, approvalId));
    const snoozedUntil = until?.toISOString() ?? null;
    return {
      before: { snoozedUntil: before.snoozedUntil?.toISOString() ?? null },
      after: { snoozedUntil },
      answer: { approvalId, snoozedUntil },
    };
  });
}

type Change<Answer> = { before: Json; after: Json; answer: Answer };

/** The change and its audit row commit together; then every inbox is told. */
async function changeOpen<Answer>(
  { db, engine }: Changing,
  by: Principal,
  action: string,
  approvalId: string,
  change: (tx: Transaction, before: Open) => Promise<Change<Answer>>,
): Promise<Answer> {
  const changed = await inTransaction(db, async (tx) => {
    const { before, after, answer } = await change(tx, await lockOpen(tx, approvalId));
    const act = { at: engine.clock.now(), actor: by, action, target: `approval:${approvalId}` };
    await appendAudit(tx.$client, [{ ...act, before, after }]);
    return answer;
  });
  engine.tellInbox();
  return changed;
}

async function lockOpen(tx: Transaction, approvalId: string): Promise<Open> {
  const { status, assignee, alsoAsked, snoozedUntil, id } = approvals;
  const [found] = await tx
    .select({ status, assignee, alsoAsked, snoozedUntil })
    .from(approvals)
    .where(eq(id, approvalId))
    .for("update");
  if (!found) throw new RunRefusal("not-found", "There is no such approval.");
  if (found.status === "pending") return found;
  const message = `This approval is ${found.status} and waits for nobody any more.`;
  throw new RunRefusal("approval-closed", message, { status: found.status });
}

async function checkAssignee(tx: Transaction, id: string, field = "assignee"): Promise<void> {
  const [member] = await tx.select().from(users).where(eq(users.id, id));
  const isDecider = member && isAllowed({ kind: "person", role: member.role }, "approvals.decide");
  if (member && isDecider && !member.disabledAt) return;
  const message = member
    ? `${member.name} may not decide approvals. Choose somebody who is approver or owner.`
    : "There is no such member.";
  throw new RunRefusal("bad-input", message, { field });
}

function checkMoment(until: Date, now: number): void {
  const ahead = until.getTime() - now;
  if (ahead > 0 && ahead <= LONGEST_SNOOZE_MS) return;
  const message = "Choose a moment that is still to come, within the next 90 days.";
  throw new RunRefusal("bad-input", message, { field: "until" });
}
