import type { IncomingMessage } from "node:http";
import type { RequestFacts } from "./guard";

/** What the guard has to know of a request. `upgrade` events are upgrades whatever their headers say. */
export function describeRequest(req: IncomingMessage, isUpgrade: boolean): RequestFacts {
  const { host, origin, cookie, authorization } = req.headers;
  return {
    method: req.method ?? "",
    url: req.url ?? "",
    isUpgrade,
    host,
    origin,
    contentType: req.headers["content-type"],
    contentLength: req.headers["content-length"],
    hasCookie: cookie !== undefined,
    hasBearer: authorization !== undefined,
  };
}
