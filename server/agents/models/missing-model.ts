import { z } from "zod";
import { parseModelName } from "../model-name";
import { guardFetch } from "./guarded-fetch";
import type { ProviderKeys } from "./open-model";

const Offer = z.object({ data: z.array(z.object({ id: z.string() })).min(1) });
const ANSWER_WITHIN_MS = 3_000;
const MOST_NAMED = 10;

/**
 * Asks a compatible server for its models. Answers a sentence when the model is not among them, so that a
 * misspelt name is known at the start; null when it is, and when the server cannot or does not tell.
 */
export async function findMissingModel(model: string, { compatible }: ProviderKeys): Promise<string | null> {
  const name = parseModelName(model);
  if (name?.provider !== "compatible" || !compatible) return null;
  const ids = await listModels(compatible).catch(() => []);
  const isOffered = ids.some(
    (id) => id === name.id || id.startsWith(`${name.id}:`) || isBehaviour(name.id, id),
  );
  if (ids.length === 0 || isOffered) return null;
  const named = ids.slice(0, MOST_NAMED).join(", ");
  return `BOTARMY_MODEL: the server at COMPATIBLE_BASE_URL does not offer "${name.id}". It offers: ${named}.`;
}

/** `slow:20,ok` of the fake model begins with one of its names. */
function isBehaviour(wanted: string, offered: string): boolean {
  return wanted.split(/[:,]/)[0] === offered;
}

async function listModels({ baseUrl, apiKey }: NonNullable<ProviderKeys["compatible"]>): Promise<string[]> {
  const { fetch } = guardFetch(new URL(baseUrl).origin);
  const headers = apiKey ? { authorization: `Bearer ${apiKey}` } : undefined;
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const response = await fetch(`${baseUrl.replace(/\/+$/, "")}/models`, { headers, signal });
  return Offer.parse(await response.json()).data.map(({ id }) => id);
}
