import { z } from "zod";
import { listAudit } from "#server/auth/list-audit";
import { verifyAudit } from "#server/auth/verify-audit";
import { ListInput } from "./list-input";
import { procedure, router } from "./trpc";

const Word = z.string().min(1).max(200).optional();
const Moment = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .optional();

const AuditInput = ListInput.extend({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  actor: Word,
  action: Word,
  target: Word,
  from: Moment,
  to: Moment,
});

export const auditRouter = router({
  list: procedure("audit.read")
    .input(AuditInput.default({ limit: 50 }))
    .query(({ ctx, input }) => listAudit(ctx.deps.auth, input, input)),

  verify: procedure("audit.read").query(({ ctx }) => verifyAudit(ctx.deps.auth.db)),
});
