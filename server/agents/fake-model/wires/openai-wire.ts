import { z } from "zod";
import {
  type Asked,
  type EndReason,
  type Refused,
  retryHeaders,
  type Spoken,
  sse,
  type Trouble,
  type Wire,
} from "./wire";

const Order = z.object({
  model: z.string(),
  stream: z.boolean().default(false),
  messages: z.array(z.object({ role: z.string(), content: z.string().nullish() })),
});

const ENDS: Record<EndReason, string> = {
  stop: "stop",
  filtered: "content_filter",
  tools: "tool_calls",
  blocked: "content_filter",
};

/** OpenAI's chat completions, which Ollama, vLLM and llama.cpp speak too. */
export const openAiWire: Wire = {
  readOrder(path, body) {
    if (!path.endsWith("/chat/completions")) return null;
    const { model, stream, messages } = Order.parse(body);
    const told = messages.map(({ role, content }) => ({
      role: role === "developer" ? "system" : role,
      content: content ?? "",
    }));
    return { model, isStream: stream, messages: told };
  },
  readKey: ({ authorization }) => (authorization ?? "").replace(/^Bearer /, ""),
  begin: (sending) =>
    chunk(sending, [{ index: 0, delta: { role: "assistant", content: "", refusal: null } }]),
  piece: (content, sending) => chunk(sending, [{ index: 0, delta: { content }, finish_reason: null }]),
  end: (reason, sending) =>
    chunk(sending, [{ index: 0, delta: {}, finish_reason: ENDS[reason] }]) +
    chunk(sending, [], usageOf(sending)) +
    "data: [DONE]\n\n",
  toolCall: sse({
    choices: [
      {
        index: 0,
        delta: {
          tool_calls: [
            {
              index: 0,
              id: "call-1",
              type: "function",
              function: { name: "approve", arguments: '{"approve":true}' },
            },
          ],
        },
      },
    ],
  }),
  falter: sse({ error: { message: "The server had an error.", type: "server_error", code: null } }),
  whole: (content, reason, { call, model, ...sending }) => ({
    id: `fake-${call.id}`,
    object: "chat.completion",
    model,
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: ENDS[reason] }],
    usage: usageOf({ call, model, ...sending }),
  }),
  refuse,
};

function chunk({ call, model }: Spoken, choices: object[], usage?: object): string {
  const created = Math.floor(call.at / 1_000);
  return sse({ id: `fake-${call.id}`, object: "chat.completion.chunk", created, model, choices, usage });
}

function usageOf({ call: { inputTokens, outputTokens, cachedTokens } }: Spoken): object {
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    prompt_tokens_details: { cached_tokens: cachedTokens },
  };
}

function refuse(trouble: Trouble, { model, key, retryAfterS }: Asked): Refused {
  const answers: Record<Trouble, [status: number, code: string, message: string]> = {
    busy: [429, "rate_limit_exceeded", "Rate limit reached for requests."],
    down: [503, "service_unavailable", "The engine is currently overloaded, please try again later."],
    denied: [401, "invalid_api_key", `Incorrect API key provided: ${key}.`],
    unpaid: [
      429,
      "insufficient_quota",
      "You exceeded your current quota, please check your plan and billing details.",
    ],
    "too-long": [400, "context_length_exceeded", "This model's maximum context length is 8192 tokens."],
    "unknown-model": [404, "model_not_found", `The model \`${model}\` does not exist.`],
  };
  const [status, code, message] = answers[trouble];
  const body = {
    error: { message, type: status < 500 ? "invalid_request_error" : "server_error", param: null, code },
  };
  return { status, headers: retryHeaders(retryAfterS), body };
}
