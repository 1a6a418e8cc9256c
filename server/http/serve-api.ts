import type { IncomingMessage, ServerResponse } from "node:http";
import type { AnyRouter, TRPCError } from "@trpc/server";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import type { ApiContext } from "#server/api/context";
import type { ApiDeps } from "#server/api/deps";
import { describeFault } from "#server/api/fault";
import { createApiContext } from "./create-api-context";
import { bodyLimitBytes } from "./guard";

const PREFIX = "/trpc/";
const MOST_PROCEDURES_IN_A_BATCH = 20;

/**
 * Answers requests under `/trpc/`. Mutations come by POST alone (S10); queries by GET, or by POST when their
 * input is too long for an address.
 */
export function createApi<Router extends AnyRouter>(router: Router, deps: ApiDeps) {
  return async function serveApi(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname } = new URL(req.url ?? "/", "http://localhost");
    const path = pathname.slice(PREFIX.length);
    if (req.method === "HEAD" && changesSomething(router, path)) {
      res.writeHead(405, { allow: "POST" }).end();
      return;
    }
    await nodeHTTPRequestHandler({
      router,
      req,
      res,
      path,
      createContext: () => createApiContext(deps, req, res),
      maxBodySize: bodyLimitBytes,
      maxBatchSize: MOST_PROCEDURES_IN_A_BATCH,
      allowMethodOverride: true,
      onError: ({ error, path, ctx }) => logFault(deps, error, path, ctx),
    });
  };
}

/** The library answers every HEAD, mutations' too, as if there were something to read. */
function changesSomething(router: AnyRouter, path: string): boolean {
  const procedures: Record<string, { _def: { type: string } }> = router._def.procedures;
  return path.split(",").some((name) => procedures[name]?._def.type === "mutation");
}

const SUSPICIOUS = new Set([
  "wrong-credentials",
  "too-many-attempts",
  "setup-token-invalid",
  "invite-invalid",
]);

function logFault(
  { log }: ApiDeps,
  error: TRPCError,
  path: string | undefined,
  ctx: ApiContext | undefined,
): void {
  const { reason } = describeFault(error, ctx?.requestId);
  const facts = { requestId: ctx?.requestId, path, reason, address: ctx?.caller.address };
  if (reason === "unexpected" || reason === "database-unavailable") {
    log.error({ ...facts, error: describeRoot(error) }, "A request failed.");
  } else if (SUSPICIOUS.has(reason)) {
    log.warn(facts, "A sign-in was refused.");
  }
}

/** The first cause: what wraps it may quote SQL with its parameters, which can be secrets (S31). */
function describeRoot(error: Error): { name: string; message: string; code?: string; stack?: string } {
  if (error.cause instanceof Error) return describeRoot(error.cause);
  const { name, message, stack } = error;
  return { name, message, stack, code: "code" in error ? String(error.code) : undefined };
}
