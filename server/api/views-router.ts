import { z } from "zod";
import { listRunViews, removeRunView, saveRunView } from "#server/orders/run-views";
import { procedure, router } from "./trpc";

const ViewInput = z.object({
  id: z.uuid().optional(),
  version: z.number().int().min(1).optional(),
  name: z.string().trim().min(1).max(80),
  query: z.string().max(500),
  columns: z.array(z.string().min(1).max(40)).max(20).default([]),
  isTeams: z.boolean().default(false),
});

/** Saved views of the runs list: private, or the whole team's. */
export const viewsRouter = router({
  list: procedure("runs.read").query(({ ctx }) => listRunViews(ctx.deps.db, ctx.principal)),

  save: procedure("views.write")
    .input(ViewInput)
    .mutation(({ ctx: { deps, principal }, input }) =>
      saveRunView({ db: deps.db, now: deps.auth.now }, principal, input),
    ),

  remove: procedure("views.write")
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => removeRunView(ctx.deps, ctx.principal, input.id)),
});
