import { APICallError } from "ai";
import { type ModelName, writeModelName } from "../model-name";
import { FetchRefusal } from "./guarded-fetch";
import { keyVariableOf } from "./open-model";

/** Why a call failed: whether another one may do better, and when. `isBusy`: the provider asks for less (429). */
export type CallFault = {
  message: string;
  isRetryable: boolean;
  isBusy: boolean;
  retryAfterMs: number | null;
};

/** Statuses of which another call may know better: overload, timeouts, trouble on their side. */
const RETRYABLE = (status: number) => status === 408 || status === 409 || status === 429 || status >= 500;
const LONGEST_REASON = 500;

/** Says in a sentence what a provider or the network answered, and what to do. `now` in epoch milliseconds. */
export function readFault(error: unknown, name: ModelName, now: number): CallFault {
  const model = writeModelName(name);
  if (APICallError.isInstance(error) && error.statusCode !== undefined)
    return readStatus(error, error.statusCode, name, now);
  const message = shorten(messageOf(error));
  if (error instanceof FetchRefusal) return lasting(message);
  if (UNREADABLE.test(message)) return unreadable(model, message);
  return { ...lasting(`The call to ${model} broke off: ${message}`), isRetryable: true };
}

const UNREADABLE = /^(?:JSON parsing failed|Type validation failed)/;

function unreadable(model: string, message: string): CallFault {
  const why = UNREADABLE.test(message)
    ? "a part of its stream is not what its protocol says."
    : shorten(message);
  return { ...lasting(`The answer of ${model} broke off or could not be read: ${why}`), isRetryable: true };
}

function readStatus(error: APICallError, status: number, name: ModelName, now: number): CallFault {
  const model = writeModelName(name);
  if (status < 300 || UNREADABLE.test(error.message)) return unreadable(model, messageOf(error));
  const body = error.responseBody ?? "";
  const advice = adviceFor(status, `${error.message} ${body}`, name);
  const message = `${model} answered ${status}: ${shorten(error.message || body)}${advice === null ? "" : ` ${advice}`}`;
  const retryAfterMs = readRetryAfter(error.responseHeaders ?? {}, now) ?? readRetryDelay(body);
  const isRetryable = RETRYABLE(status) && !UNPAID.test(body);
  return { message, isRetryable, isBusy: status === 429, retryAfterMs };
}

/** Some say with 429 that nobody pays any more: waiting does not help. */
const UNPAID = /insufficient_quota|billing_hard_limit|billing_not_active/;
const NO_MONEY = /insufficient_quota|billing|credit balance/i;
const BAD_KEY = /API_KEY_INVALID|api key not valid|invalid[ _-](?:x-)?api[ _-]key/i;
const TOO_LONG =
  /context_length_exceeded|context (?:length|window|size)|prompt is too long|exceeds the maximum number of tokens|too many tokens/i;

/** What a person can do about it; null when nothing but waiting. */
function adviceFor(status: number, said: string, { provider, id }: ModelName): string | null {
  if (status === 429 && !UNPAID.test(said)) return null;
  if (NO_MONEY.test(said))
    return `Look at plan and billing of the account at ${provider}, or choose another model in the settings; then retry.`;
  if (status === 401 || status === 403 || BAD_KEY.test(said))
    return `The key for ${provider} was refused: set ${keyVariableOf(provider)} to one that is valid where this program is started, and start it again.`;
  if (TOO_LONG.test(said))
    return "The documents are longer than this model can take: choose one with more room in the settings, or shorten them.";
  if (status === 404) return `Check whether ${provider} offers "${id}", in BOTARMY_MODEL or in the settings.`;
  return null;
}

/** Google says in the body how long to wait: `"retryDelay": "37s"`. */
function readRetryDelay(body: string): number | null {
  const seconds = /"retryDelay":\s*"(\d+(?:\.\d+)?)s"/.exec(body)?.[1];
  return seconds === undefined ? null : Number(seconds) * 1_000;
}

/** Milliseconds to wait; the header is in seconds or a date. */
export function readRetryAfter(headers: Record<string, string>, now: number): number | null {
  const exact = Number(headers["retry-after-ms"] ?? Number.NaN);
  if (exact >= 0) return exact;
  const text = headers["retry-after"];
  if (text === undefined) return null;
  const seconds = Number(text);
  if (text.trim() !== "" && seconds >= 0) return seconds * 1_000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

function lasting(message: string): CallFault {
  return { message, isRetryable: false, isBusy: false, retryAfterMs: null };
}

/** With the cause, which for the network is the part that says something. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return messageOfValue(error);
  const cause =
    error.cause instanceof Error && error.cause.message !== error.message ? ` (${error.cause.message})` : "";
  return `${error.message}${cause}`;
}

/** Trouble that a stream tells in its middle comes as the value that was sent. */
function messageOfValue(value: unknown): string {
  if (typeof value === "string") return value;
  const isTold = typeof value === "object" && value !== null && "message" in value;
  return isTold && typeof value.message === "string" ? value.message : (JSON.stringify(value) ?? "unknown");
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const sentence = line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)} ...` : line;
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
