import type { Agent } from "#server/engine/agent-port";
import { createModelAgent } from "./model-agent";
import type { ModelName, Provider } from "./model-name";
import { writeModelName } from "./model-name";
import { Breaker } from "./models/breaker";
import type { CallLimits } from "./models/call-limits";
import type { CallLedger } from "./models/model-call";
import { type Origins, openModel, type ProviderKeys } from "./models/open-model";
import { findPrice } from "./models/price-call";
import type { Price } from "./models/prices";
import { realTiming, type Timing } from "./models/timing";

export type ModelRunnerOptions = {
  providers: ProviderKeys;
  ledger: CallLedger;
  limits?: Partial<CallLimits>;
  timing?: Timing;
  /** Other places than the providers' own, for tests. */
  origins?: Origins;
};

const LIMITS: CallLimits = {
  firstTextMs: 300_000,
  silenceMs: 90_000,
  outputTokens: 16_384,
  characters: 12_000_000,
};

/** Builds the agent of a model, with the prices that owners set. Models of one provider share its breaker. */
export type ModelRunner = (name: ModelName, prices: Record<string, Price>) => Agent;

export function createModelRunner({
  providers,
  ledger,
  limits,
  timing = realTiming,
  origins,
}: ModelRunnerOptions): ModelRunner {
  const breakers = new Map<Provider, Breaker>();
  const secrets = [
    providers.openai,
    providers.anthropic,
    providers.google,
    providers.compatible?.apiKey,
  ].flatMap((secret) => secret ?? []);
  return (name, prices) => {
    const breaker = breakers.get(name.provider) ?? new Breaker(timing);
    breakers.set(name.provider, breaker);
    return createModelAgent({
      name,
      price: findPrice(writeModelName(name), prices),
      limits: { ...LIMITS, ...limits },
      open: () => openModel(name, providers, origins),
      breaker,
      ledger,
      timing,
      secrets,
    });
  };
}
