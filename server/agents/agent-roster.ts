import type { Agent, Outcome } from "#server/engine/agent-port";
import { explainModel } from "./explain-model";
import { parseModelName } from "./model-name";
import type { ModelRunner } from "./model-runner";
import type { ProviderKeys } from "./models/open-model";
import type { Price } from "./models/prices";

/** What owners set while the program runs: models by agent or role, and prices by model. */
export type ModelSettings = { models: Record<string, string>; prices: Record<string, Price> };

export type RosterOptions = {
  /** `offline` or `provider/model`. */
  defaultModel: string;
  providers: ProviderKeys;
  offline: Agent;
  runner: ModelRunner;
  readSettings(): Promise<ModelSettings>;
};

/** Who is asked to perform: an agent of a workflow and its role on the board. */
export type Performer = { id: string; role: string };

/**
 * The runner behind an agent. Its model is read when a task starts: what is set for the agent, else for its
 * role, else the default (product.md 5). Throws a sentence when the default cannot be used.
 */
export function createRoster(options: RosterOptions): (performer: Performer) => Agent {
  const { defaultModel, providers } = options;
  const trouble = explainModel(defaultModel, providers);
  if (trouble) throw new Error(`BOTARMY_MODEL: ${trouble}`);
  return (performer) => ({
    model: defaultModel,
    async perform(task, write, abort, budget) {
      const settings = await options.readSettings();
      const model = chooseModel(performer, settings.models) ?? defaultModel;
      const agent = openAgent(model, settings, options);
      if (!("perform" in agent)) return agent;
      return agent.perform(task, write, abort, budget);
    },
  });
}

function chooseModel({ id, role }: Performer, models: Record<string, string>): string | undefined {
  if (Object.hasOwn(models, id)) return models[id];
  return Object.hasOwn(models, role) ? models[role] : undefined;
}

/** A model that cannot be used is no reason to try again: a person has to change the setting. */
function openAgent(
  model: string,
  { prices }: ModelSettings,
  { providers, offline, runner }: RosterOptions,
): Agent | Outcome {
  if (model === "offline") return offline;
  const name = parseModelName(model);
  const trouble = explainModel(model, providers);
  if (name && !trouble) return runner(name, prices);
  const message = `${trouble ?? model} Change the model in the settings, then retry.`;
  return { kind: "failed", reason: "model-error", message, retryable: false, retryAfterMs: null };
}
