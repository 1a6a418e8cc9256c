import type { Estimate } from "#server/engine/agent-port";
import { type Messages, writeMessages } from "./model-call";
import type { ModelLine } from "./model-line";
import { type CallTokens, priceCall } from "./price-call";

const CHARACTERS_PER_TOKEN = 4;
/** Even code and languages with many letters take no more tokens than this. */
const LEAST_BYTES_PER_TOKEN = 2;

/** What a call took when the provider did not say. */
export function estimateTokens(messages: Messages, text: string): CallTokens {
  const inputTokens = Math.ceil(writeMessages(messages).length / CHARACTERS_PER_TOKEN);
  return { inputTokens, outputTokens: Math.ceil(text.length / CHARACTERS_PER_TOKEN), cachedTokens: 0 };
}

/** What a call can take at most: an upper bound, which keeps the sum under the limit. */
export function estimateCall(
  { limits, price }: Pick<ModelLine, "limits" | "price">,
  messages: Messages,
): Estimate {
  const inputTokens = Math.ceil(Buffer.byteLength(writeMessages(messages)) / LEAST_BYTES_PER_TOKEN);
  const tokens = { inputTokens, outputTokens: limits.outputTokens, cachedTokens: 0 };
  return { tokens: inputTokens + limits.outputTokens, cost: price ? priceCall(tokens, price) : 0 };
}
