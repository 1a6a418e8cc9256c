import { type LanguageModelUsage, streamText, type TextStreamPart, type ToolSet } from "ai";
import type { CallLimits } from "./call-limits";
import type { Messages } from "./model-call";
import type { OpenModel } from "./open-model";
import type { CallTokens } from "./price-call";
import { type Silence, watchSilence } from "./watch-silence";

/** What a call came to. `error` is what broke it off; then the rest tells how far it got. */
export type CallResult = {
  text: string;
  finishReason: string | null;
  /** The provider said that it had come to its end; else the stream just stopped. */
  isEnded: boolean;
  /** Undefined when the provider did not say. */
  usage: CallTokens | undefined;
  firstTextAt: number | null;
  hasToolCalls: boolean;
  error: unknown;
};

export type CallOrder = {
  open: OpenModel;
  messages: Messages;
  limits: CallLimits;
  onText(text: string): void;
  abort: AbortSignal;
  now(): number;
};

/** An answer grew beyond what is taken. */
export class AnswerTooLong extends Error {}

/** Calls a model once and reads its stream to the end. Never throws: what went wrong stands in the result. */
export async function callModel(order: CallOrder): Promise<CallResult> {
  const stop = new AbortController();
  const silence = watchSilence(order.limits, stop);
  const result: CallResult = {
    text: "",
    finishReason: null,
    isEnded: false,
    usage: undefined,
    firstTextAt: null,
    hasToolCalls: false,
    error: undefined,
  };
  const pieces: string[] = [];
  try {
    await readStream(order, AbortSignal.any([order.abort, stop.signal]), silence, result, pieces);
  } catch (error) {
    result.error = error;
  } finally {
    silence.end();
    if (result.error !== undefined) stop.abort(result.error);
  }
  return {
    ...result,
    text: pieces.join(""),
    error: order.abort.aborted ? order.abort.reason : (silence.reason ?? result.error),
  };
}

async function readStream(
  { open, messages, limits, onText, now }: CallOrder,
  abortSignal: AbortSignal,
  silence: Silence,
  result: CallResult,
  pieces: string[],
): Promise<void> {
  const stream = streamText({
    model: open.model,
    system: messages.system,
    messages: messages.turns,
    abortSignal,
    maxRetries: 0,
    maxOutputTokens: limits.outputTokens,
    onError: () => undefined,
  });
  let length = 0;
  for await (const part of stream.fullStream) {
    silence.hear(part.type);
    const text = notePart(part, result);
    if (text === "") continue;
    result.firstTextAt ??= now();
    length += text.length;
    if (length > limits.characters)
      throw new AnswerTooLong(
        `The answer was longer than ${limits.characters} characters and was broken off.`,
      );
    pieces.push(text);
    onText(text);
  }
}

/** Keeps what a part tells; answers its text. Throws what broke the stream. */
function notePart(part: TextStreamPart<ToolSet>, result: CallResult): string {
  switch (part.type) {
    case "text-delta":
      return part.text;
    case "finish-step":
      result.finishReason = part.finishReason;
      result.isEnded = part.rawFinishReason !== undefined;
      result.usage = readUsage(part.usage);
      return "";
    case "tool-call":
      result.hasToolCalls = true;
      return "";
    case "error":
      throw part.error;
    case "abort":
      throw new Error("The call was broken off.");
    default:
      return "";
  }
}

function readUsage({
  inputTokens,
  outputTokens,
  inputTokenDetails,
}: LanguageModelUsage): CallTokens | undefined {
  if (inputTokens === undefined || outputTokens === undefined) return undefined;
  return {
    inputTokens,
    outputTokens,
    cachedTokens: Math.min(inputTokens, inputTokenDetails.cacheReadTokens ?? 0),
  };
}
