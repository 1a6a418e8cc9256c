import type { Agent } from "#server/engine/agent-port";

/** Providers that a model name may begin with (contract.md 1). */
const PROVIDERS = ["openai", "anthropic", "google", "compatible"];

/** Builds the agent for a model such as `openai/gpt-5`; the seam at which providers are plugged in. */
export type CreateModelAgent = (model: string) => Agent;

export type RosterSettings = {
  /** `offline` or `provider/model`. */
  defaultModel: string;
  /** Model by agent role where it differs from the default. */
  byRole: Record<string, string>;
  offline: Agent;
  /** By provider; a provider without an entry cannot be configured. */
  providers?: Record<string, CreateModelAgent>;
};

/**
 * Who performs the tasks of a role. Every configured model is built here, so a provider that is missing stops
 * the start with a sentence instead of failing the first task.
 */
export function createRoster(settings: RosterSettings): (role: string) => Agent {
  const agents = new Map<string, Agent>();
  const build = (model: string, place: string) =>
    agents.get(model) ?? remember(model, buildAgent(model, place, settings));
  const remember = (model: string, agent: Agent) => {
    agents.set(model, agent);
    return agent;
  };
  const standard = build(settings.defaultModel, "the default model (BOTARMY_MODEL)");
  const byRole = new Map(
    Object.entries(settings.byRole).map(([role, model]) => [
      role,
      build(model, `the model of the role "${role}"`),
    ]),
  );
  return (role) => byRole.get(role) ?? standard;
}

function buildAgent(model: string, place: string, { offline, providers = {} }: RosterSettings): Agent {
  if (model === "offline") return offline;
  const [provider = "", ...name] = model.split("/");
  if (!PROVIDERS.includes(provider) || name.join("/") === "") {
    throw new Error(
      `${place} is set to "${model}". Write "offline" or provider/model with one of: ${PROVIDERS.join(", ")}.`,
    );
  }
  const create = Object.hasOwn(providers, provider) ? providers[provider] : undefined;
  if (!create) {
    throw new Error(
      `${place} is set to "${model}", but models of ${provider} cannot be used yet. Set it to "offline".`,
    );
  }
  return create(model);
}
