/** The largest body that is read. */
export const bodyLimitBytes = 1_048_576;

/** The only path below which anything is changed: nothing behind it, Next least of all, sees a POST. */
const API_PATH = "/trpc/";

/** Longer ones only carry the input of a query, which pages have not. */
const LONGEST_PAGE_ADDRESS = 16_384;

/** What the guard looks at: the start of a request, before anything of it is read. */
export type RequestFacts = {
  method: string;
  /** As it stood in the request line. */
  url: string;
  isUpgrade: boolean;
  host?: string;
  origin?: string;
  contentType?: string;
  contentLength?: string;
  hasCookie: boolean;
  hasBearer: boolean;
};

export type GuardRules = {
  /** `host:port` as browsers send it; the port is left out where it is the scheme's own. */
  hosts: ReadonlySet<string>;
  /** `scheme://host:port` */
  origins: ReadonlySet<string>;
  /** Paths that may be upgraded to a WebSocket, each with what lies below it. */
  upgradePaths: readonly string[];
};

/** Why a request is turned away, as an HTTP answer. */
export type GuardRefusal = { status: number; reason: string; message: string };

/**
 * Says whether a request may go on, by what its head says (S8-S13): a host that is ours, a mutation only as
 * JSON by POST and from a page of ours, an upgrade only where a socket is. Undefined lets it pass. There is
 * no CORS: nobody else's page gets to read or preflight anything.
 */
export function guardRequest(facts: RequestFacts, rules: GuardRules): GuardRefusal | undefined {
  return (
    guardTarget(facts, rules) ?? (facts.isUpgrade ? guardUpgrade(facts, rules) : guardMethod(facts, rules))
  );
}

function guardTarget({ url, host }: RequestFacts, { hosts }: GuardRules): GuardRefusal | undefined {
  if (!url.startsWith("/") || url.startsWith("//")) {
    return refuse(400, "bad-target", "Only paths are served here, no absolute addresses.");
  }
  if (url.length > LONGEST_PAGE_ADDRESS && !url.startsWith(API_PATH)) {
    return refuse(
      414,
      "too-large",
      `Addresses outside of ${API_PATH} have at most ${LONGEST_PAGE_ADDRESS} bytes.`,
    );
  }
  if (host !== undefined && hosts.has(host.toLowerCase())) return undefined;
  const hint = "Use the address that BotArmy printed at its start, or set PUBLIC_URL to this one.";
  return refuse(421, "unknown-host", `This host name is not one of ours. ${hint}`);
}

function guardUpgrade(facts: RequestFacts, { upgradePaths, origins }: GuardRules): GuardRefusal | undefined {
  const [path = ""] = facts.url.split("?");
  if (!upgradePaths.some((known) => path === known || path.startsWith(`${known}/`))) {
    return refuse(404, "not-found", "There is no socket at this path.");
  }
  return guardOrigin(facts, origins);
}

function guardMethod(facts: RequestFacts, { origins }: GuardRules): GuardRefusal | undefined {
  if (facts.method === "GET" || facts.method === "HEAD") return undefined;
  if (facts.method !== "POST" || !facts.url.startsWith(API_PATH))
    return refuse(405, "method-not-supported", "Read by GET; change by POST to /trpc/.");
  if (!isJson(facts.contentType)) {
    return refuse(415, "media-type-not-supported", "Send the body as application/json.");
  }
  if (Number(facts.contentLength ?? 0) > bodyLimitBytes) {
    return refuse(413, "too-large", `Send at most ${bodyLimitBytes} bytes.`);
  }
  return guardOrigin(facts, origins);
}

/** A key in the request proves that no foreign page sent it; a cookie alone proves nothing. */
function guardOrigin(facts: RequestFacts, origins: ReadonlySet<string>): GuardRefusal | undefined {
  const { origin, hasBearer, hasCookie } = facts;
  if (origin !== undefined) return origins.has(origin.toLowerCase()) ? undefined : refuseOrigin();
  return hasCookie && !hasBearer ? refuseOrigin() : undefined;
}

function refuseOrigin(): GuardRefusal {
  return refuse(403, "foreign-origin", "This came from a page that is not BotArmy's own.");
}

function isJson(contentType: string | undefined): boolean {
  return contentType?.split(";")[0]?.trim().toLowerCase() === "application/json";
}

function refuse(status: number, reason: string, message: string): GuardRefusal {
  return { status, reason, message };
}
