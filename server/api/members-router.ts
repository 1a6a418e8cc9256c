import { z } from "zod";
import { disableMember, enableMember, setRole } from "#server/auth/change-member";
import { type Invitation, inviteMember, renewInvite } from "#server/auth/invite-member";
import { listMembers } from "#server/auth/members";
import { isAllowed, Role } from "#server/auth/permissions";
import { ListInput } from "./list-input";
import { Email, PersonName } from "./member-input";
import { procedure, router } from "./trpc";

const WhichMember = z.object({ memberId: z.uuid() });

export const membersRouter = router({
  /** E-mail addresses are there for owners only. */
  list: procedure("members.read")
    .input(ListInput.extend({ cursor: z.uuid().optional() }).default({ limit: 50 }))
    .query(({ ctx, input }) => {
      const withEmail = isAllowed(ctx.principal, "members.manage");
      return listMembers(ctx.deps.auth, { ...input, withEmail });
    }),

  /** Answers the path of the link that lets the member set a password; it is shown this once. */
  invite: procedure("members.manage")
    .input(z.object({ email: Email, name: PersonName, role: Role }))
    .mutation(async ({ ctx, input }) =>
      showInvitation(await inviteMember(ctx.deps.auth, ctx.principal, input)),
    ),

  /** A new link, also for a member who forgot the password. */
  renewInvite: procedure("members.manage")
    .input(WhichMember)
    .mutation(async ({ ctx, input }) =>
      showInvitation(await renewInvite(ctx.deps.auth, ctx.principal, input.memberId)),
    ),

  setRole: procedure("members.manage")
    .input(WhichMember.extend({ role: Role }))
    .mutation(({ ctx, input }) => setRole(ctx.deps.auth, ctx.principal, input.memberId, input.role)),

  disable: procedure("members.manage")
    .input(WhichMember)
    .mutation(({ ctx, input }) => disableMember(ctx.deps.auth, ctx.principal, input.memberId)),

  enable: procedure("members.manage")
    .input(WhichMember)
    .mutation(({ ctx, input }) => enableMember(ctx.deps.auth, ctx.principal, input.memberId)),
});

function showInvitation({ member, token, expiresAt }: Invitation) {
  return { member, linkPath: `/join#token=${token}`, expiresAt };
}
