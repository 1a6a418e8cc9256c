import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { answerRefusal } from "./answer-refusal";
import { describeRequest } from "./describe-request";
import { type GuardRules, guardRequest } from "./guard";
import { listSecurityHeaders, newNonce, writePagePolicy } from "./headers";

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
      // The rest of the body is not read.
      if (refusal) answerRefusal(res, refusal, { connection: "close" });
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
