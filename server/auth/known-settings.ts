import { z } from "zod";
import { Deadline } from "#workflows/definition/deadline";
import { Oversight } from "#workflows/run/signals";

const name = z.string().trim().min(1).max(100);

/** A provider, a model of it, or the beginning of a model's name. */
const PricedModel = z
  .string()
  .trim()
  .max(100)
  .regex(
    /^(openai|anthropic|google|compatible)(\/\S+)?$/,
    "A price is for a provider, or for provider/model such as openai/gpt-5.",
  );

/** US dollars for a million tokens; `cached` is for input that the provider had in its cache. */
const Price = z.object({
  input: z.number().min(0).max(10_000),
  output: z.number().min(0).max(10_000),
  cached: z.number().min(0).max(10_000),
});

/**
 * Whole days after a run's end until its history (`events`) and what models were told and said in it (`texts`)
 * are deleted; null keeps them for ever. Events are kept 30 days at least (reliability.md 3.6).
 */
export const Retention = z.object({
  events: z.number().int().min(30).max(36_500).nullable(),
  texts: z.number().int().min(1).max(36_500).nullable(),
});
export type Retention = z.infer<typeof Retention>;

/**
 * What owners can set, with the value that holds until they do. `models` names a model per agent or role
 * ("provider/model" or "offline"), the others use `BOTARMY_MODEL`. `prices` are by model or the beginning of
 * its name, and win over the price table. `deadline` is the time limit of requests whose step names none;
 * `oversightByProject` goes before `oversight`, and what a launch says before both. `retentionByProject` goes before
 * `retention`.
 */
export const KnownSettings = z.object({
  oversight: Oversight.default("low"),
  oversightByProject: z.record(name, Oversight).default({}),
  deadline: z.union([z.literal("none"), Deadline]).default("none"),
  models: z
    .record(name, z.string().regex(/^(offline|(openai|anthropic|google|compatible)\/\S+)$/))
    .default({}),
  prices: z.record(name, Price).default({}),
  retention: Retention.default({ events: 90, texts: 90 }),
  retentionByProject: z.record(name, Retention).default({}),
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
  z.object({ key: z.literal("prices"), value: z.record(PricedModel, Price) }),
  z.object({ key: z.literal("retention"), value: Retention }),
  z.object({
    key: z.literal("retentionByProject"),
    value: KnownSettings.shape.retentionByProject.unwrap(),
  }),
]);
export type SettingValue = z.infer<typeof SettingValue>;
