/** Providers that a model's name may begin with (contract.md 1). */
export const PROVIDERS = ["openai", "anthropic", "google", "compatible"] as const;
export type Provider = (typeof PROVIDERS)[number];

/** A model such as `openai/gpt-5-mini`: whose it is, and its name there, which may hold slashes. */
export type ModelName = { provider: Provider; id: string };

/** Undefined when it is not `provider/model` with a provider that we know. */
export function parseModelName(model: string): ModelName | undefined {
  const at = model.indexOf("/");
  const provider = PROVIDERS.find((known) => known === model.slice(0, at));
  const id = model.slice(at + 1).trim();
  return provider && id !== "" ? { provider, id } : undefined;
}

export function writeModelName({ provider, id }: ModelName): string {
  return `${provider}/${id}`;
}
