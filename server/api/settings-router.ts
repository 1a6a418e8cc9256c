import { z } from "zod";
import { SettingValue } from "#server/auth/known-settings";
import { changeSetting, readSettings } from "#server/auth/settings";
import { procedure, router } from "./trpc";

export const settingsRouter = router({
  get: procedure("settings.read").query(({ ctx }) => readSettings(ctx.deps.auth)),

  /** `version` is the one that `get` answered for this key; the answer is the new one. */
  set: procedure("settings.change")
    .input(z.object({ setting: SettingValue, version: z.number().int().min(0) }))
    .mutation(async ({ ctx, input }) => {
      const { setting, version } = input;
      return { version: await changeSetting(ctx.deps.auth, ctx.principal, setting, version) };
    }),
});
