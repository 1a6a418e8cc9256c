import { z } from "zod";
import { isAllowed } from "#server/auth/permissions";
import type { Principal } from "#server/auth/principal";
import { assignApproval, escalateApproval, snoozeApproval } from "#server/orders/change-open-approval";
import { claimApproval, releaseApproval } from "#server/orders/claim-approval";
import { commentOnApproval } from "#server/orders/comment-on-approval";
import { answerApproval, decideApproval } from "#server/orders/decide-approval";
import { decideMany } from "#server/orders/decide-many";
import { ApprovalCursorText } from "#server/queries/approval-order";
import { countDecisions } from "#server/queries/count-decisions";
import { countInbox } from "#server/queries/count-inbox";
import { findApproval } from "#server/queries/find-approval";
import { INBOX_TABS } from "#server/queries/inbox-tab";
import { listApprovals } from "#server/queries/list-approvals";
import { Answer, Remark, SectionChoice } from "#workflows/run/signals";
import { ListInput } from "./list-input";
import { readingOf } from "./reading-of";
import { procedure, router } from "./trpc";

const ApprovalId = z.string().min(1).max(200);
const DecisionId = z.string().min(1).max(200);
const Comment = z.string().max(10_000).default("");
const Moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const Status = z.enum(["pending", "approved", "rejected", "amended", "expired", "void"]);

const ListApprovalsInput = ListInput.extend({
  cursor: ApprovalCursorText.optional(),
  /** One status or several; what waits, unless it is given. */
  status: z.union([Status.transform((status) => [status]), z.array(Status).min(1)]).default(["pending"]),
  runId: z.uuid().optional(),
  /** A member's id, `me`, or `none` for what nobody was asked in person. */
  assignee: z.union([z.literal("me"), z.literal("none"), z.uuid()]).optional(),
  /** Only what was put aside until later (true), or only the rest (false). */
  isSnoozed: z.boolean().optional(),
  search: z.string().trim().min(1).max(200).optional(),
  /** One tab of the asker's inbox; it decides the status. */
  tab: z.enum(INBOX_TABS).optional(),
  sort: z.enum(["oldest", "urgent"]).optional(),
});

const DecisionInput = z.object({
  approvalId: ApprovalId,
  decisionId: DecisionId,
  action: z.enum(["approve", "revise", "amend", "reject"]),
  comment: Comment,
  content: z.string().max(1_000_000).optional(),
  documentName: z.string().min(1).max(500).optional(),
  contentSha256: z.string().max(64).nullable(),
  comments: z.array(Remark).max(100).optional(),
  sections: z.array(SectionChoice).max(100).optional(),
});

function askerOf(principal: Principal) {
  const { id, role } = principal;
  return { id, role, mayDecide: isAllowed(principal, "approvals.decide") };
}

export const approvalsRouter = router({
  list: procedure("runs.read")
    .input(ListApprovalsInput.default({ limit: 50, status: ["pending"] }))
    .query(({ ctx, input: { cursor, limit, assignee, ...filter } }) => {
      const who = assignee === "me" ? ctx.principal.id : assignee === "none" ? null : assignee;
      const wanted = { ...filter, assignee: who };
      return listApprovals(readingOf(ctx.deps), askerOf(ctx.principal), wanted, { cursor, limit });
    }),

  /** How many requests each tab of the asker's inbox holds. */
  counts: procedure("runs.read").query(({ ctx }) => countInbox(ctx.deps.db, askerOf(ctx.principal))),

  get: procedure("runs.read")
    .input(z.object({ approvalId: ApprovalId }))
    .query(({ ctx, input }) => findApproval(readingOf(ctx.deps), input.approvalId)),

  decide: procedure("approvals.decide")
    .input(DecisionInput)
    .mutation(({ ctx, input }) => decideApproval(ctx.deps, ctx.principal, input)),

  /** At most 20; each is decided or refused by itself. */
  decideMany: procedure("approvals.decide")
    .input(z.object({ items: z.array(DecisionInput).min(1).max(20) }))
    .mutation(({ ctx, input }) => decideMany(ctx.deps, ctx.principal, input.items)),

  answer: procedure("approvals.decide")
    .input(z.object({ approvalId: ApprovalId, decisionId: DecisionId, answer: Answer, comment: Comment }))
    .mutation(({ ctx, input }) => answerApproval(ctx.deps, ctx.principal, input)),

  /** `commentId` is made by the client, as decision ids are. */
  comment: procedure("approvals.discuss")
    .input(
      z.object({
        approvalId: ApprovalId,
        commentId: DecisionId,
        text: z.string().trim().min(1).max(10_000),
        quote: z.string().max(2_000).optional(),
        ...Remark.pick({ section: true, suggestion: true }).shape,
        ...Remark.pick({ start: true, end: true }).partial().shape,
      }),
    )
    .mutation(({ ctx, input }) => commentOnApproval(ctx.deps, ctx.principal, input)),

  assign: procedure("approvals.discuss")
    .input(z.object({ approvalId: ApprovalId, assignee: z.uuid().nullable() }))
    .mutation(({ ctx, input }) => assignApproval(ctx.deps, ctx.principal, input)),

  snooze: procedure("approvals.discuss")
    .input(z.object({ approvalId: ApprovalId, until: Moment.nullable() }))
    .mutation(({ ctx, input }) => snoozeApproval(ctx.deps, ctx.principal, input)),

  /** Asks one more member beside whoever is asked. */
  escalate: procedure("approvals.discuss")
    .input(z.object({ approvalId: ApprovalId, member: z.uuid() }))
    .mutation(({ ctx, input }) => escalateApproval(ctx.deps, ctx.principal, input)),

  /** Says that one looks at it; to be repeated at most every few minutes while one does. */
  claim: procedure("approvals.discuss")
    .input(z.object({ approvalId: ApprovalId, takesOver: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => claimApproval(ctx.deps, ctx.principal, input)),

  release: procedure("approvals.discuss")
    .input(z.object({ approvalId: ApprovalId }))
    .mutation(({ ctx, input }) => releaseApproval(ctx.deps, ctx.principal, input)),

  stats: procedure("runs.read")
    .input(z.object({ days: z.number().int().min(1).max(365).default(30) }).default({ days: 30 }))
    .query(({ ctx, input }) => countDecisions(ctx.deps.db, input.days)),
});
