import type { Principal } from "#server/auth/principal";
import type { ApiDeps } from "./deps";

/** Where a request came from. */
export type Caller = {
  /** The address of the peer, or of the client that a trusted proxy names. */
  address: string;
  userAgent: string;
  /** The browser reached us over TLS, so cookies are `Secure`. */
  isSecure: boolean;
};

/** What a procedure knows of its request. */
export type ApiContext = {
  deps: ApiDeps;
  principal: Principal | undefined;
  requestId: string;
  caller: Caller;
  /** Adds a `Set-Cookie` header to the answer. */
  setCookie(header: string): void;
};
