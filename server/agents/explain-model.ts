import { PROVIDERS, parseModelName } from "./model-name";
import { type ProviderKeys, variableOf } from "./models/open-model";
import { PRICES } from "./models/prices";

/** Why a model cannot be used here, as a sentence with what to do; null when it can. */
export function explainModel(model: string, providers: ProviderKeys): string | null {
  if (model === "offline") return null;
  const name = parseModelName(model);
  if (!name)
    return `"${model}" is no model. Write offline, or provider/model with one of: ${PROVIDERS.join(", ")}.`;
  if (providers[name.provider]) return null;
  return `Models of ${name.provider} cannot be used: ${variableOf(name.provider)} is not set where this program was started.`;
}

/** What pages and the API may know of the models: never a key. */
export function describeModels({ model, providers }: { model: string; providers: ProviderKeys }) {
  return {
    defaultModel: model,
    providers: PROVIDERS.map((provider) => ({
      provider,
      variable: variableOf(provider),
      isUsable: providers[provider] !== undefined,
    })),
    listPrices: PRICES,
    explain: (wanted: string) => explainModel(wanted, providers),
  };
}
