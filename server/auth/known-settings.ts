import { z } from "zod";
import { Deadline } from "#workflows/definition/deadline";
import { Oversight } from "#workflows/run/signals";

const name = z.string().trim().min(1).max(100);

/** US dollars for a million tokens; `cached` is for input that the provider had in its cache. */
const Price = z.object({
  input: z.number().min(0).max(10_000),
  output: z.number().min(0).max(10_000),
  cached: z.number().min(0).max(10_000),
});

/**
 * What owners can set, with the value that holds until they do. `models` names a model per agent or role
 * ("provider/model" or "offline"), the others use `BOTARMY_MODEL`. `prices` are by model or the beginning of
 * its name, and win over the price table. `deadline` is the time limit of requests whose step names none;
 * `oversightByProject` goes before `oversight`, and what a launch says before both.
 */
export const KnownSettings = z.object({
  oversight: Oversight.default("low"),
  oversightByProject: z.record(name, Oversight).default({}),
  deadline: z.union([z.literal("none"), Deadline]).default("none"),
  models: z
    .record(name, z.string().regex(/^(offline|(openai|anthropic|google|compatible)\/\S+)$/))
    .default({}),
  prices: z.record(name, Price).default({}),
});
export type KnownSettings = z.infer<typeof KnownSettings>;

export type SettingKey = keyof KnownSettings;

/** One setting to write: the key decides what the value must be. */
export const SettingValue = z.discriminatedUnion("key", [
  z.object({ key: z.literal("oversight"), value: KnownSettings.shape.oversight.unwrap() }),
  z.object({
    key: z.literal("oversightByProject"),
    value: KnownSettings.shape.oversightByProject.unwrap(),
  }),
  z.object({ key: z.literal("deadline"), value: KnownSettings.shape.deadline.unwrap() }),
  z.object({ key: z.literal("models"), value: KnownSettings.shape.models.unwrap() }),
  z.object({ key: z.literal("prices"), value: KnownSettings.shape.prices.unwrap() }),
]);
export type SettingValue = z.infer<typeof SettingValue>;
