import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { describeRequest } from "./describe-request";
import { type GuardRefusal, type GuardRules, guardRequest } from "./guard";
import { listSecurityHeaders, newNonce, writePagePolicy } from "./headers";

const JSON_RPC_INVALID_REQUEST = -32600;

/**
 * Stands before everything that main.ts serves. `admitRequest` puts the security headers on the answer and,
 * when the request may not go on, answers it and says false; `admitUpgrade` closes the socket of a refused
 * upgrade.
 *
 * Next takes the nonce for its own scripts from the request's `content-security-policy`; the root layout
 * reads `x-nonce` for ours. Both are set here, whatever a client sent.
 */
export function createDoor({ rules, isDevelopment }: { rules: GuardRules; isDevelopment: boolean }) {
  return {
    admitRequest(req: IncomingMessage, res: ServerResponse): boolean {
      const nonce = newNonce();
      const policy = writePagePolicy({ nonce, isDevelopment });
      req.headers["content-security-policy"] = policy;
      req.headers["x-nonce"] = nonce;
      const [path = "/"] = (req.url ?? "/").split("?");
      for (const [name, value] of Object.entries(listSecurityHeaders(path, policy)))
        res.setHeader(name, value);
      const refusal = guardRequest(describeRequest(req, false), rules);
      if (refusal) answerRefusal(res, refusal);
      return refusal === undefined;
    },

    admitUpgrade(req: IncomingMessage, socket: Duplex): boolean {
      const refusal = guardRequest(describeRequest(req, true), rules);
      if (refusal)
        socket.end(`HTTP/1.1 ${refusal.status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return refusal === undefined;
    },
  };
}

/** In the shape of a tRPC error, so that the page shows the sentence. The rest of the body is not read. */
function answerRefusal(res: ServerResponse, { status, reason, message }: GuardRefusal): void {
  const data = { httpStatus: status, reason };
  res.writeHead(status, { "content-type": "application/json", connection: "close" });
  res.end(JSON.stringify({ error: { code: JSON_RPC_INVALID_REQUEST, message, data } }));
}
