import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ApiContext, Caller } from "#server/api/context";
import type { ApiDeps } from "#server/api/deps";
import { authenticateRequest, isSecureHost } from "#server/auth/authenticate-request";
import { findClientAddress } from "./find-client-address";

/** Made once per HTTP request, before any procedure of it runs. */
export async function createApiContext(
  deps: ApiDeps,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<ApiContext> {
  const principal = await authenticateRequest(deps.auth, req);
  return {
    deps,
    principal,
    requestId: randomUUID(),
    caller: describeCaller(deps, req),
    setCookie: (header) => {
      res.appendHeader("set-cookie", header);
    },
  };
}

function describeCaller({ auth, trustedProxies }: ApiDeps, req: IncomingMessage): Caller {
  return {
    address: findClientAddress(req.socket.remoteAddress, req.headers["x-forwarded-for"], trustedProxies),
    userAgent: req.headers["user-agent"] ?? "",
    isSecure: isSecureHost(auth, req.headers.host),
  };
}
