import { initTRPC, TRPCError } from "@trpc/server";
import { isAllowed, listRolesWith, type Permission } from "#server/auth/permissions";
import type { Principal } from "#server/auth/principal";
import { RunRefusal } from "#workflows/run/refusal";
import type { ApiContext } from "./context";
import { describeFault } from "./fault";
import { findNul } from "./find-nul";

/** Plain JSON on the wire: no transformer (S37). Stacks are for the log, not for callers (S33). */
const t = initTRPC.context<ApiContext>().create({
  isDev: false,
  errorFormatter({ error, shape, path, ctx }) {
    const { code, reason, message, field, details } = describeFault(error, ctx?.requestId);
    const { httpStatus } = shape.data;
    return {
      code: shape.code,
      message,
      data: { code, httpStatus, path, reason, field, details, requestId: ctx?.requestId },
    };
  },
});

export const router = t.router;

const translateErrors = t.middleware(async ({ ctx, next }) => {
  const result = await next();
  if (result.ok) return result;
  const { code, message } = describeFault(result.error, ctx.requestId);
  throw new TRPCError({ code, message, cause: result.error.cause ?? result.error });
});

/** Postgres keeps no U+0000: it is refused here, once for every input, instead of failing in a query. */
const refuseNul = t.middleware(async ({ getRawInput, next }) => {
  const field = findNul(await getRawInput());
  if (field === undefined) return next();
  const where = field === "" ? "The input" : `The input \`${field}\``;
  throw new RunRefusal("bad-input", `${where} holds the character U+0000. Remove it.`, { field });
});

const translated = t.procedure.use(translateErrors);

/** For those who have not signed in yet: only `session.me`, `login`, `setup` and `join` (S3). */
export const publicProcedure = translated.use(refuseNul);

/** A procedure for principals with `permission`. It is checked before the input is read (S4). */
export function procedure(permission: Permission) {
  return translated
    .use(({ ctx, next }) => next({ ctx: { principal: authorize(ctx.principal, permission) } }))
    .use(refuseNul);
}

/** A procedure about a person's own session; keys have none. */
export const personProcedure = procedure("session.own").use(({ ctx, next }) => {
  const { principal } = ctx;
  if (principal.kind !== "person")
    throw new TRPCError({ code: "FORBIDDEN", message: "A key has no session." });
  return next({ ctx: { principal } });
});

function authorize(principal: Principal | undefined, permission: Permission): Principal {
  if (principal === undefined) throw new TRPCError({ code: "UNAUTHORIZED", message: "Please sign in." });
  if (isAllowed(principal, permission)) return principal;
  throw new TRPCError({ code: "FORBIDDEN", message: sayMissing(principal, permission) });
}

function sayMissing(principal: Principal, permission: Permission): string {
  if (permission === "approvals.decide" && principal.kind === "key" && !principal.mayDecide) {
    return "This key may not decide approvals. An owner can make one that may.";
  }
  const roles = listRolesWith(permission).join(" or ");
  return `This needs the role ${roles}; yours is ${principal.role}.`;
}
