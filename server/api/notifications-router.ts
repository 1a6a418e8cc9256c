import { z } from "zod";
import {
  addDestination,
  changeDestination,
  findDestination,
  listDestinations,
  removeDestination,
  renewSecret,
} from "#server/orders/destinations";
import {
  chooseNotice,
  markNoticesRead,
  sendTestMessage,
  setDigestTime,
} from "#server/orders/notice-settings";
import { countUnreadNotices, listNotices } from "#server/queries/list-notices";
import { readNoticeSettings } from "#server/queries/read-notice-settings";
import { TimeCursorText } from "#server/queries/time-cursor";
import { NoticeChannel, NoticeKind, NoticeMode } from "#workflows/notices/notice-kind";
import type { ApiContext } from "./context";
import { ListInput } from "./list-input";
import { personProcedure, procedure, router } from "./trpc";

const Kinds = z.array(NoticeKind).min(1, "chooses at least one kind").max(NoticeKind.options.length);
const Named = { name: z.string().trim().min(1).max(80), kinds: Kinds };
const ById = z.object({ id: z.uuid() });

const SeenInput = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(100) }),
  z.object({ until: z.iso.datetime().transform((text) => new Date(text)) }),
]);

const DigestInput = z.object({
  every: z.enum(["hour", "day"]),
  hour: z.number().int().min(0).max(23),
  timeZone: z.string().min(1).max(60),
});

const DestinationInput = z.discriminatedUnion("channel", [
  z.object({ channel: z.literal("webhook"), ...Named, url: z.url().max(2_000) }),
  z.object({ channel: z.literal("slack"), ...Named }),
]);

const ownerProcedure = procedure("settings.change");

function changing({ auth, db, notices }: ApiContext["deps"]) {
  return { db, notices, now: auth.now };
}

/** What a team is told: webhooks and Slack's channel. Owners alone. */
const destinationsRouter = router({
  list: ownerProcedure.query(async ({ ctx }) => ({ items: await listDestinations(ctx.deps.db) })),

  /** Answers the secret of a webhook; it is shown this one time. */
  add: ownerProcedure
    .input(DestinationInput)
    .mutation(({ ctx, input }) => addDestination(changing(ctx.deps), ctx.principal, input)),

  change: ownerProcedure
    .input(ById.extend(Named))
    .mutation(({ ctx, input }) => changeDestination(changing(ctx.deps), ctx.principal, input)),

  renewSecret: ownerProcedure
    .input(ById)
    .mutation(({ ctx, input }) => renewSecret(changing(ctx.deps), ctx.principal, input.id)),

  remove: ownerProcedure
    .input(ById)
    .mutation(({ ctx, input }) => removeDestination(changing(ctx.deps), ctx.principal, input.id)),

  test: ownerProcedure.input(ById).mutation(async ({ ctx, input }) => {
    const { channel } = await findDestination(ctx.deps.db, input.id);
    await sendTestMessage(ctx.deps.db, { channel, destinationId: input.id });
  }),
});

/** What a person is told, where and when. */
export const notificationsRouter = router({
  list: personProcedure
    .input(ListInput.extend({ cursor: TimeCursorText.optional() }).default({ limit: 30 }))
    .query(({ ctx, input }) => listNotices(ctx.deps.db, ctx.principal.id, input)),

  unread: personProcedure.query(async ({ ctx }) => ({
    count: await countUnreadNotices(ctx.deps.db, ctx.principal.id),
  })),

  markRead: personProcedure
    .input(SeenInput)
    .mutation(({ ctx, input }) => markNoticesRead(ctx.deps.db, ctx.principal.id, input)),

  /** A person's choices, and which channels this program has. */
  settings: personProcedure.query(async ({ ctx }) => {
    const { email, slack, slackChannel, webhooks } = ctx.deps.notices;
    const chosen = await readNoticeSettings(ctx.deps.db, ctx.principal.id);
    return { ...chosen, available: { email, slack, slackChannel, webhooks } };
  }),

  choose: personProcedure
    .input(z.object({ kind: NoticeKind, channel: NoticeChannel, mode: NoticeMode }))
    .mutation(({ ctx, input }) => chooseNotice(ctx.deps.db, ctx.principal.id, input)),

  setDigest: personProcedure
    .input(DigestInput)
    .mutation(({ ctx, input }) => setDigestTime(ctx.deps.db, ctx.principal.id, input)),

  /** Sends the person a message that says nothing. */
  test: personProcedure
    .input(z.object({ channel: z.enum(["email", "slack"]) }))
    .mutation(({ ctx, input }) => sendTestMessage(ctx.deps.db, { ...input, personId: ctx.principal.id })),

  destinations: destinationsRouter,
});
