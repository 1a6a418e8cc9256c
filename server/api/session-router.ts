import { z } from "zod";
import { changePassword } from "#server/auth/change-password";
import { join } from "#server/auth/join";
import { logIn } from "#server/auth/log-in";
import type { OpenedSession } from "#server/auth/open-session";
import { listPermissions } from "#server/auth/permissions";
import type { Principal } from "#server/auth/principal";
import { logOut } from "#server/auth/revoke-sessions";
import { writeSessionCookie } from "#server/auth/session-cookie";
import { ownerExists, setUpOwner } from "#server/auth/setup";
import type { ApiContext } from "./context";
import { Email, PersonName } from "./member-input";
import { personProcedure, publicProcedure, router } from "./trpc";

const Password = z.string().min(1).max(1_024);
const Token = z.string().min(1).max(200);

export const sessionRouter = router({
  /** Who asks, what they may do, and whether the program waits for its first owner. */
  me: publicProcedure.query(async ({ ctx }) => {
    const { principal, deps } = ctx;
    const needsSetup = principal === undefined && !(await ownerExists(deps.auth));
    return { principal: principal ? showPrincipal(principal) : null, needsSetup };
  }),

  login: publicProcedure
    .input(z.object({ email: Email, password: Password }))
    .mutation(async ({ ctx, input }) => signIn(ctx, await logIn(ctx.deps.auth, { ...input, ...ctx.caller }))),

  setup: publicProcedure
    .input(z.object({ token: Token, email: Email, name: PersonName, password: Password }))
    .mutation(async ({ ctx, input }) =>
      signIn(ctx, await setUpOwner(ctx.deps.auth, { ...input, ...ctx.caller })),
    ),

  /** Sets a password through an invitation's link. */
  join: publicProcedure
    .input(z.object({ token: Token, password: Password }))
    .mutation(async ({ ctx, input }) => signIn(ctx, await join(ctx.deps.auth, { ...input, ...ctx.caller }))),

  logout: personProcedure.mutation(async ({ ctx }) => {
    await logOut(ctx.deps.auth, ctx.principal);
    ctx.setCookie(writeSessionCookie("", ctx.caller.isSecure));
    return { ok: true };
  }),

  changePassword: personProcedure
    .input(z.object({ currentPassword: Password, newPassword: Password }))
    .mutation(async ({ ctx, input }) =>
      signIn(ctx, await changePassword(ctx.deps.auth, ctx.principal, { ...input, ...ctx.caller })),
    ),
});

function signIn({ setCookie, caller }: ApiContext, { token, person }: OpenedSession) {
  setCookie(writeSessionCookie(token, caller.isSecure));
  return { principal: showPrincipal(person) };
}

function showPrincipal(principal: Principal) {
  const { kind, id, name, role } = principal;
  const email = principal.kind === "person" ? principal.email : null;
  return { kind, id, name, role, email, permissions: listPermissions(principal) };
}
