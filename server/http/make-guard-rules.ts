import type { GuardRules } from "./guard";

export type Reach = {
  /** As configured: what the server binds. */
  host: string;
  /** The port that it really listens on. */
  port: number;
  /** `PUBLIC_URL` as an origin. */
  publicUrl: string | undefined;
  upgradePaths: readonly string[];
};

/** Bound to every address: the name of none. */
const WILDCARDS = ["0.0.0.0", "::"];
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * The hosts and origins under which this program answers (S8): where it is bound, loopback, and `PUBLIC_URL`.
 */
export function makeGuardRules({ host, port, publicUrl, upgradePaths }: Reach): GuardRules {
  const names = WILDCARDS.includes(host) ? LOOPBACK : [...LOOPBACK, bracket(host)];
  const local = names.map((name) => new URL(`http://${name}:${port}`));
  const reached = publicUrl === undefined ? local : [...local, new URL(publicUrl)];
  return {
    hosts: new Set(reached.map((url) => url.host)),
    origins: new Set(reached.map((url) => url.origin)),
    upgradePaths,
  };
}

/** An IPv6 address stands in brackets in a URL. */
function bracket(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
