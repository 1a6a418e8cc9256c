import { z } from "zod";
import {
  type Asked,
  type EndReason,
  type Refused,
  retryHeaders,
  type Spoken,
  type Trouble,
  type Wire,
} from "./wire";

const Texts = z.union([
  z.string(),
  z
    .array(z.object({ text: z.string().default("") }))
    .transform((parts) => parts.map(({ text }) => text).join("\n")),
]);
const Order = z.object({
  model: z.string(),
  stream: z.boolean().default(false),
  system: Texts.default(""),
  messages: z.array(z.object({ role: z.string(), content: Texts })),
});

const ENDS: Record<EndReason, string> = {
  stop: "end_turn",
  filtered: "refusal",
  tools: "tool_use",
  blocked: "refusal",
};

/** Anthropic's messages. Its input tokens are those that no cache had. */
export const anthropicWire: Wire = {
  readOrder(path, body) {
    if (!path.endsWith("/messages")) return null;
    const { model, stream, system, messages } = Order.parse(body);
    return { model, isStream: stream, messages: [{ role: "system", content: system }, ...messages] };
  },
  readKey: ({ "x-api-key": key }) => String(key ?? ""),
  begin: ({ call, model }) =>
    event("message_start", {
      message: {
        id: `msg_${call.id}`,
        type: "message",
        role: "assistant",
        content: [],
        model,
        stop_reason: null,
        stop_sequence: null,
        usage: { ...inputOf({ call, model }), output_tokens: 1 },
      },
    }) +
    event("content_block_start", { index: 0, content_block: { type: "text", text: "" } }) +
    event("ping", {}),
  piece: (text) => event("content_block_delta", { index: 0, delta: { type: "text_delta", text } }),
  end: (reason, { call }) =>
    event("content_block_stop", { index: 0 }) +
    event("message_delta", {
      delta: { stop_reason: ENDS[reason], stop_sequence: null },
      usage: { output_tokens: call.outputTokens },
    }) +
    event("message_stop", {}),
  toolCall:
    event("content_block_start", {
      index: 1,
      content_block: { type: "tool_use", id: "toolu_1", name: "approve", input: {} },
    }) +
    event("content_block_delta", {
      index: 1,
      delta: { type: "input_json_delta", partial_json: '{"approve":true}' },
    }) +
    event("content_block_stop", { index: 1 }),
  falter: event("error", { error: { type: "overloaded_error", message: "Overloaded" } }),
  whole: (text, reason, { call, model }) => ({
    id: `msg_${call.id}`,
    type: "message",
    role: "assistant",
    model,
    content: [{ type: "text", text }],
    stop_reason: ENDS[reason],
    stop_sequence: null,
    usage: { ...inputOf({ call, model }), output_tokens: call.outputTokens },
  }),
  refuse,
};

function event(type: string, data: object): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;
}

function inputOf({ call: { inputTokens, cachedTokens } }: Spoken): object {
  return {
    input_tokens: inputTokens - cachedTokens,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: cachedTokens,
  };
}

function refuse(trouble: Trouble, { model, retryAfterS }: Asked): Refused {
  const answers: Record<Trouble, [status: number, type: string, message: string]> = {
    busy: [429, "rate_limit_error", "This request would exceed your rate limit of input tokens per minute."],
    down: [529, "overloaded_error", "Overloaded"],
    denied: [401, "authentication_error", "invalid x-api-key"],
    unpaid: [
      400,
      "invalid_request_error",
      "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing.",
    ],
    "too-long": [400, "invalid_request_error", "prompt is too long: 205000 tokens > 200000 maximum"],
    "unknown-model": [404, "not_found_error", `model: ${model}`],
  };
  const [status, type, message] = answers[trouble];
  const headers: Record<string, string> =
    retryAfterS === undefined ? {} : { "retry-after": retryHeaders(retryAfterS)["retry-after"] ?? "" };
  return { status, headers, body: { type: "error", error: { type, message }, request_id: "req_fake" } };
}
