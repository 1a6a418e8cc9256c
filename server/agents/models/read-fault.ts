import { APICallError } from "ai";
import { FetchRefusal } from "./guarded-fetch";

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

/** Says in a sentence what a provider or the network answered. `now` in epoch milliseconds. */
export function readFault(error: unknown, model: string, now: number): CallFault {
  if (APICallError.isInstance(error) && error.statusCode !== undefined)
    return readStatus(error, error.statusCode, model, now);
  const message = shorten(messageOf(error));
  if (error instanceof FetchRefusal) return lasting(message);
  return { ...lasting(`The call to ${model} broke off: ${message}`), isRetryable: true };
}

function readStatus(error: APICallError, status: number, model: string, now: number): CallFault {
  if (status < 300)
    return {
      ...lasting(`The answer of ${model} broke off or could not be read: ${shorten(messageOf(error))}`),
      isRetryable: true,
    };
  const said = shorten(error.message || error.responseBody || "");
  const message = `${model} answered ${status}: ${said}${adviceFor(status)}`;
  const retryAfterMs = readRetryAfter(error.responseHeaders ?? {}, now);
  return { message, isRetryable: RETRYABLE(status), isBusy: status === 429, retryAfterMs };
}

function adviceFor(status: number): string {
  if (status === 401 || status === 403) return " Check the provider's key in the environment.";
  if (status === 404) return " Check the model's name in BOTARMY_MODEL or in the settings.";
  return "";
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
  if (!(error instanceof Error))
    return typeof error === "string" ? error : (JSON.stringify(error) ?? "unknown");
  const cause =
    error.cause instanceof Error && error.cause.message !== error.message ? ` (${error.cause.message})` : "";
  return `${error.message}${cause}`;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const sentence = line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)} ...` : line;
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
