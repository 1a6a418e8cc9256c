import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type { Auth } from "#server/auth/auth";
import { authenticateRequest } from "#server/auth/authenticate-request";
import { readAudit } from "#server/auth/list-audit";
import { isAllowed } from "#server/auth/permissions";
import { answerRefusal } from "#server/http/answer-refusal";
import { attachment } from "./file-name";
import { writeAudit } from "./write-audit";

const Word = z.string().min(1).max(200).optional();
const Moment = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .optional();
/** As `audit.list` takes it. */
const Filter = z.object({ actor: Word, action: Word, target: Word, from: Moment, to: Moment });

const MEDIA_TYPES = { csv: "text/csv; charset=utf-8", json: "application/json" };

/**
 * Answers `/files/audit.csv` and `/files/audit.json` for everybody who may read the log, narrowed by the query as the
 * page is. JSON holds the entries as they were hashed: `hash` is the SHA-256 of `prevHash:seq:body`.
 */
export function createAuditFiles({ auth }: { auth: Auth }) {
  return async function serveAudit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const principal = await authenticateRequest(auth, request);
    if (!principal) return refuse(response, 401, "not-signed-in", "Please sign in.");
    if (!isAllowed(principal, "audit.read")) {
      return refuse(response, 403, "not-allowed", "Your role may not read the audit log.");
    }
    const url = new URL(request.url ?? "", "http://localhost");
    const form = /^\/files\/audit\.(csv|json)$/.exec(url.pathname)?.[1] === "csv" ? "csv" : "json";
    const filter = Filter.safeParse(Object.fromEntries(url.searchParams));
    if (!filter.success) return refuse(response, 400, "bad-input", "These filters cannot be read.");
    response.writeHead(200, {
      "content-type": MEDIA_TYPES[form],
      "content-disposition": attachment(`audit.${form}`),
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "cache-control": "private, no-store",
    });
    if (request.method === "HEAD") response.end();
    else await pipeline(Readable.from(writeAudit(readAudit(auth, filter.data), form)), response);
  };
}

function refuse(response: ServerResponse, status: number, reason: string, message: string): void {
  answerRefusal(response, { status, reason, message }, { "cache-control": "no-store" });
}
