import type { ServerResponse } from "node:http";
import type { GuardRefusal } from "./guard";

/** JSON-RPC's word for a request that is none. */
const INVALID_REQUEST = -32600;

const CODES: Readonly<Record<number, string>> = {
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  405: "METHOD_NOT_SUPPORTED",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
};

/** What is refused before or beside tRPC, in the shape of its errors, so that callers read one kind (contract.md 2). */
export function writeRefusal({ status, reason, message }: GuardRefusal): string {
  const data = { code: CODES[status] ?? "BAD_REQUEST", httpStatus: status, reason };
  return JSON.stringify({ error: { code: INVALID_REQUEST, message, data } });
}

export function answerRefusal(
  response: ServerResponse,
  refusal: GuardRefusal,
  headers: Record<string, string> = {},
): void {
  response.writeHead(refusal.status, { "content-type": "application/json", ...headers });
  response.end(writeRefusal(refusal));
}
