import { isTRPCClientError } from "@trpc/client";
import type { FaultReason } from "#server/api/fault";
import type { AppRouter } from "#server/api/router";
import type { Fault } from "../_ui/fault";

/** A refusal by the server, or `unreachable` when there was no answer. */
export type RequestFault = Fault & {
  reason: FaultReason | "unreachable";
  details: Record<string, string | number | boolean | null | undefined>;
};

/** Of an order: nothing sends it again by itself. */
const UNREACHABLE: RequestFault = {
  reason: "unreachable",
  sentence: "The server does not answer; it may be restarting. Try again when it is back.",
  code: "unreachable",
  details: {},
};

/** What an error of a query or mutation means to a person, and why the server refused. */
export function readFault(error: unknown): RequestFault {
  if (!isTRPCClientError<AppRouter>(error) || !error.data) return UNREACHABLE;
  const { reason, field, details, requestId } = error.data;
  const code = requestId ? `${reason} ${requestId}` : reason;
  return { reason, sentence: error.message, field, code, details: details ?? {} };
}

/** Whether asking again could help: no answer, or the database was away. */
export function isPassing(error: unknown): boolean {
  const { reason } = readFault(error);
  return reason === "unreachable" || reason === "database-unavailable";
}
