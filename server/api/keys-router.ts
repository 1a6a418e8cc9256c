import { z } from "zod";
import { issueKey, listKeys, revokeKey } from "#server/auth/issue-key";
import { Role } from "#server/auth/permissions";
import { ListInput } from "./list-input";
import { procedure, router } from "./trpc";

const KeyOrder = z.object({
  name: z.string().trim().min(1).max(100),
  role: Role.default("operator"),
  mayDecide: z.boolean().default(false),
  expiresInDays: z.number().int().min(1).max(365).default(90),
});

export const keysRouter = router({
  list: procedure("keys.manage")
    .input(ListInput.extend({ cursor: z.uuid().optional() }).default({ limit: 50 }))
    .query(({ ctx, input }) => listKeys(ctx.deps.auth, input)),

  /** Answers the key itself as `secret`, this once. */
  create: procedure("keys.manage")
    .input(KeyOrder)
    .mutation(({ ctx, input }) => issueKey(ctx.deps.auth, ctx.principal, input)),

  revoke: procedure("keys.manage")
    .input(z.object({ keyId: z.uuid() }))
    .mutation(({ ctx, input }) => revokeKey(ctx.deps.auth, ctx.principal, input.keyId)),
});
