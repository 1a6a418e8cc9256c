import { z } from "zod";
import { Oversight } from "#workflows/run/signals";

const name = z.string().trim().min(1).max(100);

/**
 * What owners can set, with the value that holds until they do. `models` names a model per agent
 * ("provider/model" or "offline"), agents that are not in it use `BOTARMY_MODEL`.
 */
export const KnownSettings = z.object({
  oversight: Oversight.default("low"),
  models: z
    .record(name, z.string().regex(/^(offline|(openai|anthropic|google|compatible)\/\S+)$/))
    .default({}),
});
export type KnownSettings = z.infer<typeof KnownSettings>;

export type SettingKey = keyof KnownSettings;

/** One setting to write: the key decides what the value must be. */
export const SettingValue = z.discriminatedUnion("key", [
  z.object({ key: z.literal("oversight"), value: KnownSettings.shape.oversight.unwrap() }),
  z.object({ key: z.literal("models"), value: KnownSettings.shape.models.unwrap() }),
]);
export type SettingValue = z.infer<typeof SettingValue>;
