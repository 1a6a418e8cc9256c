import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { SettingValue } from "#server/auth/known-settings";
import { changeSetting, readSettings } from "#server/auth/settings";
import type { KnownModels } from "./deps";
import { procedure, router } from "./trpc";

export const settingsRouter = router({
  /** The default model, the providers that can be used here, and what models cost unless `prices` says otherwise. */
  models: procedure("settings.read").query(({ ctx }) => {
    const { defaultModel, providers, listPrices } = ctx.deps.models;
    return { defaultModel, providers, listPrices };
  }),

  get: procedure("settings.read").query(({ ctx }) => readSettings(ctx.deps.auth)),

  /** `version` is the one that `get` answered for this key; the answer is the new one. */
  set: procedure("settings.change")
    .input(z.object({ setting: SettingValue, version: z.number().int().min(0) }))
    .mutation(async ({ ctx, input }) => {
      const { setting, version } = input;
      if (setting.key === "models") checkModels(ctx.deps.models, setting.value);
      return { version: await changeSetting(ctx.deps.auth, ctx.principal, setting, version) };
    }),
});

/** A model that cannot be used is refused where it is set, not at the first task. */
function checkModels({ explain }: KnownModels, models: Record<string, string>): void {
  for (const [name, model] of Object.entries(models)) {
    const message = explain(model);
    if (message) throw new TRPCError({ code: "BAD_REQUEST", message: `${name}: ${message}` });
  }
}
