import { z } from "zod";
import { listPresets, removePreset, savePreset } from "#server/orders/launch-presets";
import { LaunchSettings } from "#workflows/run/launch-settings";
import { procedure, router } from "./trpc";

const Name = z.string().trim().min(1).max(200);

const PresetInput = z.object({
  /** Made by the client: the same order again is the same preset. */
  id: z.guid(),
  /** The one that the writer saw; 0 for a new preset. */
  version: z.number().int().min(0).default(0),
  name: z.string().trim().min(1).max(80),
  pack: Name,
  workflowId: Name,
  settings: LaunchSettings,
  isTeams: z.boolean().default(false),
});

/** Saved launches: private, or the whole team's. */
export const presetsRouter = router({
  list: procedure("runs.read").query(async ({ ctx }) => ({
    items: await listPresets(ctx.deps.db, ctx.principal),
    nextCursor: null,
  })),

  save: procedure("runs.start")
    .input(PresetInput)
    .mutation(({ ctx: { deps, principal }, input }) =>
      savePreset({ db: deps.db, now: deps.auth.now }, principal, input),
    ),

  remove: procedure("runs.start")
    .input(z.object({ id: z.guid() }))
    .mutation(({ ctx, input }) => removePreset(ctx.deps.db, ctx.principal, input.id)),
});
