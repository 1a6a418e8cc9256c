import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { LanguageModel } from "ai";
import type { ModelName, Provider } from "../model-name";
import { type GuardedFetch, guardFetch } from "./guarded-fetch";

/** Keys and addresses of providers, from the environment alone. */
export type ProviderKeys = {
  openai?: string;
  anthropic?: string;
  google?: string;
  compatible?: { baseUrl: string; apiKey?: string };
};

/** A model for one call, with the bytes that it answers. */
export type OpenModel = { model: LanguageModel; rawAnswer: GuardedFetch["rawAnswer"] };

/** Where the providers with an address of their own are. */
export type Origins = Record<Exclude<Provider, "compatible">, string>;

const ORIGINS: Origins = {
  openai: "https://api.openai.com",
  anthropic: "https://api.anthropic.com",
  google: "https://generativelanguage.googleapis.com",
};

const VARIABLES: Record<Provider, string> = {
  openai: "OPENAI_API_KEY",
  anthropic: "ANTHROPIC_API_KEY",
  google: "GOOGLE_GENERATIVE_AI_API_KEY",
  compatible: "COMPATIBLE_BASE_URL",
};

/** The variable without which a provider cannot be used. */
export function variableOf(provider: Provider): string {
  return VARIABLES[provider];
}

/** The variable that holds a provider's key. */
export function keyVariableOf(provider: Provider): string {
  return provider === "compatible" ? "COMPATIBLE_API_KEY" : VARIABLES[provider];
}

/**
 * Opens a model for one call. Throws a sentence that names the variable when its provider is not configured.
 * `origins`: other places than the providers' own, for tests.
 */
export function openModel(
  { provider, id }: ModelName,
  providers: ProviderKeys,
  origins: Origins = ORIGINS,
): OpenModel {
  if (!providers[provider]) {
    throw new Error(`Models of ${provider} cannot be used: ${variableOf(provider)} is not set.`);
  }
  const compatible = providers.compatible ?? { baseUrl: "", apiKey: undefined };
  const origin = provider === "compatible" ? new URL(compatible.baseUrl).origin : origins[provider];
  const { fetch, rawAnswer } = guardFetch(origin);
  return { model: create(), rawAnswer };

  function create(): LanguageModel {
    switch (provider) {
      case "openai":
        return createOpenAI({ apiKey: providers.openai, baseURL: `${origin}/v1`, fetch }).chat(id);
      case "anthropic":
        return createAnthropic({ apiKey: providers.anthropic, baseURL: `${origin}/v1`, fetch })(id);
      case "google":
        return createGoogleGenerativeAI({ apiKey: providers.google, baseURL: `${origin}/v1beta`, fetch })(id);
      case "compatible":
        return createOpenAICompatible({
          name: "compatible",
          baseURL: compatible.baseUrl.replace(/\/+$/, ""),
          apiKey: compatible.apiKey,
          includeUsage: true,
          fetch,
        })(id);
    }
  }
}
