import type { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { AuthRefusal, type AuthRefusalReason } from "#server/auth/auth-refusal";
import { isDatabaseAway } from "#server/engine/is-database-away";
import { JournalUnavailable } from "#server/engine/journal-unavailable";
import { withIsoTimes } from "#server/queries/iso-times";
import { type RefusalReason, RunRefusal } from "#workflows/run/refusal";

type Code = TRPCError["code"];

/** What every refusal of the core and of the accounts is over HTTP; a new reason does not compile without. */
const codeByReason: Record<RefusalReason | AuthRefusalReason, Code> = {
  "already-decided": "CONFLICT",
  "already-started": "CONFLICT",
  "already-voted": "CONFLICT",
  "approval-closed": "CONFLICT",
  "bad-answer": "BAD_REQUEST",
  "bad-input": "BAD_REQUEST",
  "comment-required": "BAD_REQUEST",
  "content-changed": "CONFLICT",
  "content-required": "BAD_REQUEST",
  "decide-alone": "BAD_REQUEST",
  "email-taken": "CONFLICT",
  "history-deleted": "NOT_FOUND",
  "illegal-move": "CONFLICT",
  "invite-invalid": "FORBIDDEN",
  "last-owner": "CONFLICT",
  "not-found": "NOT_FOUND",
  "own-request": "FORBIDDEN",
  "password-unfit": "BAD_REQUEST",
  "role-required": "FORBIDDEN",
  "setup-closed": "FORBIDDEN",
  "setup-token-invalid": "FORBIDDEN",
  "stale-setting": "CONFLICT",
  "stale-task": "CONFLICT",
  "too-many-attempts": "TOO_MANY_REQUESTS",
  "wrong-credentials": "UNAUTHORIZED",
  "wrong-kind": "BAD_REQUEST",
};

/** What remains: reasons that come from the door itself and not from a rule of the product. */
const reasonByCode = {
  BAD_REQUEST: "bad-input",
  PARSE_ERROR: "bad-input",
  UNAUTHORIZED: "not-signed-in",
  FORBIDDEN: "not-allowed",
  NOT_FOUND: "not-found",
  METHOD_NOT_SUPPORTED: "method-not-supported",
  UNSUPPORTED_MEDIA_TYPE: "media-type-not-supported",
  PAYLOAD_TOO_LARGE: "too-large",
  SERVICE_UNAVAILABLE: "database-unavailable",
} as const satisfies Partial<Record<Code, string>>;

/** The closed list of `data.reason`. */
export type FaultReason =
  | RefusalReason
  | AuthRefusalReason
  | (typeof reasonByCode)[keyof typeof reasonByCode]
  | "unexpected";

/** What a caller is told of an error: never a stack, never SQL (S33). */
export type Fault = {
  code: Code;
  reason: FaultReason;
  /** A sentence that a person can act on. */
  message: string;
  /** The input at fault, as a path with dots. */
  field?: string;
  details?: Record<string, string | number | boolean | null | undefined>;
};

/** Says what `error` means to the caller; `requestId` is what a person can quote to whoever reads the log. */
export function describeFault(error: TRPCError, requestId: string | undefined): Fault {
  const { cause } = error;
  if (cause instanceof AuthRefusal || cause instanceof RunRefusal) return describeRefusal(cause);
  if (cause instanceof ZodError) return describeInputFault(cause);
  if (cause instanceof JournalUnavailable || isDatabaseAway(cause)) return databaseOutage;
  const { code } = error;
  if (isKnownCode(code)) return { code, reason: reasonByCode[code], message: sayKnown(error) };
  return { code: "INTERNAL_SERVER_ERROR", reason: "unexpected", message: sayUnexpected(requestId) };
}

function describeRefusal({ reason, message, details }: AuthRefusal | RunRefusal): Fault {
  const field = "field" in details && typeof details.field === "string" ? details.field : undefined;
  return { code: codeByReason[reason], reason, message, field, details: withIsoTimes({ ...details }) };
}

function describeInputFault({ issues: [first] }: ZodError): Fault {
  const field = first?.path.join(".") || undefined;
  const message = field
    ? `The input \`${field}\` does not fit: ${first?.message}.`
    : `The input does not fit: ${first?.message}.`;
  return { code: "BAD_REQUEST", reason: "bad-input", message, field };
}

const databaseOutage: Fault = {
  code: "SERVICE_UNAVAILABLE",
  reason: "database-unavailable",
  message: "The database cannot be reached just now. Nothing was lost; try again in a few seconds.",
};

/** The library's own words are for programmers; what this product throws is a sentence already. */
function sayKnown({ code, message, cause }: TRPCError): string {
  if (cause instanceof RangeError) return "The input is nested too deeply.";
  if (cause instanceof SyntaxError) return `The input is not JSON: ${message}.`;
  if (code === "NOT_FOUND") return "There is no such procedure.";
  if (code === "METHOD_NOT_SUPPORTED") return "This one changes something: send it by POST.";
  return message;
}

function isKnownCode(code: Code): code is keyof typeof reasonByCode {
  return code in reasonByCode;
}

function sayUnexpected(requestId: string | undefined): string {
  const reference = requestId === undefined ? "" : ` (reference ${requestId})`;
  return `Something went wrong. Try again; if it stays, ask whoever runs BotArmy to look into the log${reference}.`;
}
