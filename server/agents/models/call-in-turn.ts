import { randomUUID } from "node:crypto";
import { type ModelName, writeModelName } from "../model-name";
import { BreakerOpen, type CallEnd, type Ticket } from "./breaker";
import { AnswerTooLong, type CallResult, callModel } from "./call-model";
import { estimateCall, estimateTokens } from "./estimate-call";
import { type ModelCall, writeMessages } from "./model-call";
import type { Asked, ModelLine, Question } from "./model-line";
import { priceCall } from "./price-call";
import { type CallFault, readFault } from "./read-fault";
import { hideSecretBytes, hideSecrets } from "./secrets";
import { ProviderSilent } from "./watch-silence";

/** `openMs`: how long nobody calls this provider; `hasText`: the answer had begun. */
type Called =
  | Exclude<Asked, { kind: "failed" }>
  | { kind: "failed"; fault: CallFault; hasText: boolean; openMs: number };

/** Waits until the provider may be called, then calls it once within the budget, and records the call. */
export async function callInTurn(line: ModelLine, question: Question): Promise<Called> {
  const ticket = await enter(line, question);
  if ("fault" in ticket) return ticket;
  try {
    return await callWithTicket(line, question, ticket);
  } finally {
    ticket.end({ kind: "dropped" });
  }
}

async function enter(
  { breaker, name }: ModelLine,
  { deadline, abort }: Question,
): Promise<Ticket | Extract<Called, { kind: "failed" }>> {
  try {
    return await breaker.enter(deadline, abort);
  } catch (error) {
    if (!(error instanceof BreakerOpen)) throw error;
    const message = `${writeModelName(name)}: ${error.message}`;
    const fault = { message, isRetryable: true, isBusy: true, retryAfterMs: error.forMs };
    return { kind: "failed", fault, hasText: false, openMs: error.forMs };
  }
}

/** Reserves what the call can take at most, calls, and settles what it took. */
async function callWithTicket(line: ModelLine, question: Question, ticket: Ticket): Promise<Called> {
  const { budget, messages, abort } = question;
  const reserved = await budget?.reserve(estimateCall(line, messages));
  if (reserved && !reserved.ok) return { kind: "refused", refusal: reserved.refusal };
  const { result, fault, call } = await callOnce(line, question);
  const openMs = ticket.end(endOf(fault, abort));
  const { inputTokens, outputTokens, cachedTokens, cost } = call;
  if (reserved) {
    const usage = { inputTokens, outputTokens, cachedTokens, cost: cost ?? 0 };
    await budget?.settle(reserved.reservationId, usage);
  }
  if (!fault) return { kind: "answered", result };
  return { kind: "failed", fault, hasText: result.text !== "", openMs };
}

function endOf(fault: CallFault | undefined, abort: AbortSignal): CallEnd {
  if (abort.aborted) return { kind: "dropped" };
  if (!fault?.isRetryable) return { kind: "answered" };
  return { kind: "failed", isBusy: fault.isBusy, retryAfterMs: fault.retryAfterMs };
}

async function callOnce(line: ModelLine, { place, messages, onText, abort }: Question) {
  const { now } = line.timing;
  const startedAt = now();
  const open = line.open();
  const result = await callModel({ open, messages, limits: line.limits, onText, abort, now });
  const fault = faultOf(result, line);
  const tokens = result.usage ?? estimateTokens(messages, result.text);
  const isOdd = fault !== undefined || !result.text.isWellFormed() || result.text.includes("\u0000");
  const call: ModelCall = {
    ...place,
    ...tokens,
    id: randomUUID(),
    model: line.name,
    startedAt,
    latencyMs: now() - startedAt,
    firstTextMs: result.firstTextAt === null ? null : result.firstTextAt - startedAt,
    isEstimated: result.usage === undefined,
    cost: line.price ? priceCall(tokens, line.price) : null,
    finishReason: result.finishReason,
    error: fault?.message ?? null,
    prompt: hideSecrets(writeMessages(messages), line.secrets),
    answer: hideSecrets(result.text, line.secrets),
    raw: isOdd ? hideSecretBytes(open.rawAnswer(), line.secrets) : null,
  };
  await line.ledger.record(call);
  return { result, fault, call };
}

/** What kept a call from being an answer; undefined for an answer that can be read. */
function faultOf(result: CallResult, { name, timing, secrets }: ModelLine): CallFault | undefined {
  const model = writeModelName(name);
  const { error } = result;
  if (error instanceof AnswerTooLong) return faultWith(`${model}: ${error.message}`, false);
  if (error instanceof ProviderSilent) return faultWith(`${model}: ${error.message}`, true);
  if (error !== undefined) {
    const fault = readFault(error, name, timing.now());
    return { ...fault, message: hideSecrets(fault.message, secrets) };
  }
  if (result.isEnded || (result.usage && !countsOnTheWay(name))) return undefined;
  return faultWith(`The answer of ${model} broke off before its end.`, true);
}

/** Elsewhere the usage comes at the end and says as much; Google tells it with every part of a stream. */
function countsOnTheWay({ provider }: ModelName): boolean {
  return provider === "google";
}

function faultWith(message: string, isRetryable: boolean): CallFault {
  return { message, isRetryable, isBusy: false, retryAfterMs: null };
}
