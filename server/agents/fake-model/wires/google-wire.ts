import { z } from "zod";
import { type Asked, type EndReason, type Refused, type Spoken, sse, type Trouble, type Wire } from "./wire";

const Parts = z
  .object({ parts: z.array(z.object({ text: z.string().default("") })) })
  .transform(({ parts }) => parts.map(({ text }) => text).join("\n"));
const Order = z.object({
  systemInstruction: Parts.optional(),
  contents: z.array(
    z
      .looseObject({ role: z.string().default("user") })
      .transform((content) => ({ role: content.role, content: Parts.parse(content) })),
  ),
});
const PATH = /\/models\/([^/?]+):(generateContent|streamGenerateContent)(?:\?.*)?$/;

const ENDS: Record<EndReason, string> = {
  stop: "STOP",
  filtered: "SAFETY",
  tools: "STOP",
  blocked: "PROHIBITED_CONTENT",
};

/** Google's Gemini API: the model stands in the address, and every part of a stream tells the usage so far. */
export const googleWire: Wire = {
  readOrder(path, body) {
    const found = PATH.exec(path);
    if (!found) return null;
    const { systemInstruction = "", contents } = Order.parse(body);
    const messages = contents.map(({ role, content }) => ({
      role: role === "model" ? "assistant" : role,
      content,
    }));
    return {
      model: decodeURIComponent(found[1] ?? ""),
      isStream: found[2] === "streamGenerateContent",
      messages: [{ role: "system", content: systemInstruction }, ...messages],
    };
  },
  readKey: ({ "x-goog-api-key": key }) => String(key ?? ""),
  begin: () => "",
  piece: (text, sending) => sse(answer(text, null, sending)),
  end: (reason, sending) =>
    sse(
      reason === "blocked"
        ? { promptFeedback: { blockReason: ENDS.blocked }, usageMetadata: usageOf(sending) }
        : answer("", ENDS[reason], sending),
    ),
  toolCall: sse({
    candidates: [
      { content: { role: "model", parts: [{ functionCall: { name: "approve", args: { approve: true } } }] } },
    ],
  }),
  falter: sse({ error: { code: 503, message: "The model is overloaded.", status: "UNAVAILABLE" } }),
  whole: (text, reason, sending) => answer(text, ENDS[reason], sending),
  refuse,
};

function answer(text: string, finishReason: string | null, sending: Spoken): object {
  const content = { role: "model", parts: [{ text }] };
  return {
    candidates: [{ index: 0, content, ...(finishReason === null ? {} : { finishReason }) }],
    usageMetadata: usageOf(sending),
    modelVersion: sending.model,
    responseId: `fake-${sending.call.id}`,
  };
}

/** What was thought is told apart from what was written; both are paid for. */
function usageOf({ call: { inputTokens, outputTokens, cachedTokens } }: Spoken): object {
  const thoughts = Math.floor(outputTokens / 10);
  return {
    promptTokenCount: inputTokens,
    cachedContentTokenCount: cachedTokens,
    candidatesTokenCount: outputTokens - thoughts,
    thoughtsTokenCount: thoughts,
    totalTokenCount: inputTokens + outputTokens,
  };
}

function refuse(trouble: Trouble, { model, retryAfterS }: Asked): Refused {
  const retry = { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: `${retryAfterS}s` };
  const reason = { "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "API_KEY_INVALID" };
  const answers: Record<Trouble, [code: number, status: string, message: string, details: object[]]> = {
    busy: [
      429,
      "RESOURCE_EXHAUSTED",
      "Resource has been exhausted.",
      retryAfterS === undefined ? [] : [retry],
    ],
    down: [503, "UNAVAILABLE", "The model is overloaded. Please try again later.", []],
    denied: [400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", [reason]],
    unpaid: [403, "PERMISSION_DENIED", "This API method requires billing to be enabled.", []],
    "too-long": [
      400,
      "INVALID_ARGUMENT",
      "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
      [],
    ],
    "unknown-model": [404, "NOT_FOUND", `models/${model} is not found for API version v1beta.`, []],
  };
  const [status, name, message, details] = answers[trouble];
  return { status, headers: {}, body: { error: { code: status, message, status: name, details } } };
}
