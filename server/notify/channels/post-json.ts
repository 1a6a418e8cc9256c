import { lookup as resolve } from "node:dns/promises";
import { type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { DeliveryFault } from "../delivery-fault";
import { judgeAddress } from "./judge-address";

export type Post = {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Loopback and private networks may be reached; link-local addresses and metadata servers never (S28). */
  allowsPrivate: boolean;
};

/** `body` at most 64 KB. */
export type PostAnswer = { status: number; retryAfterMs: number | undefined; body: string };

export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>;

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 65_536;
const resolveAll: Resolve = (host) => resolve(host, { all: true, verbatim: true });

/**
 * Posts JSON to an address that somebody typed. The name is resolved once for each attempt, every address it has
 * is judged, and the connection goes to an address that was judged. Redirects are not followed. Throws a
 * `DeliveryFault` when nothing was answered.
 */
export async function postJson(post: Post, resolveHost: Resolve = resolveAll): Promise<PostAnswer> {
  const url = new URL(post.url);
  const checked = await checkHost(url, post.allowsPrivate, resolveHost);
  const lookup: LookupFunction = (_host, { all }, done) => {
    if (all) return done(null, [checked]);
    done(null, checked.address, checked.family);
  };
  try {
    return await send(url, post, lookup);
  } catch (error) {
    throw new DeliveryFault(`${url.host} could not be reached: ${reasonOf(error)}.`);
  }
}

async function checkHost(url: URL, allowsPrivate: boolean, resolveHost: Resolve) {
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new DeliveryFault("Only http and https addresses without a name or password are called.", {
      isFinal: true,
    });
  }
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolveName(host, resolveHost);
  for (const { address } of found) checkAddress(host, address, allowsPrivate);
  const [first] = found;
  if (!first) throw new DeliveryFault(`${host} has no address.`);
  return first;
}

async function resolveName(host: string, resolveHost: Resolve) {
  return resolveHost(host).catch((error: unknown) => {
    throw new DeliveryFault(`${host} could not be resolved: ${reasonOf(error)}.`);
  });
}

function checkAddress(host: string, address: string, allowsPrivate: boolean): void {
  const kind = judgeAddress(address);
  if (kind === "public" || (kind === "private" && allowsPrivate)) return;
  const hint = kind === "private" ? " BOTARMY_WEBHOOK_PRIVATE=on allows it." : "";
  throw new DeliveryFault(`${host} leads to an address that is not called (${kind}).${hint}`, {
    isFinal: true,
  });
}

function send(url: URL, { headers, body }: Post, lookup: LookupFunction): Promise<PostAnswer> {
  const request = url.protocol === "https:" ? requestSecure : requestPlain;
  return new Promise((answer, reject) => {
    const sent = request(
      url,
      {
        method: "POST",
        lookup,
        agent: false,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          "user-agent": "BotArmy",
          ...headers,
        },
      },
      (response) => void readAnswer(response).then(answer, reject),
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

async function readAnswer(response: IncomingMessage): Promise<PostAnswer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    parts.push(part);
    size += part.length;
    if (size > MOST_BYTES) break;
  }
  const body = Buffer.concat(parts).toString("utf8").slice(0, MOST_BYTES);
  const retryAfterMs = readRetryAfter(response.headers["retry-after"]);
  return { status: response.statusCode ?? 0, retryAfterMs, body };
}

/** Seconds; a date is not understood, and our own pause holds. */
function readRetryAfter(value: string | undefined): number | undefined {
  return value && /^\d{1,6}$/.test(value) ? Number(value) * 1000 : undefined;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "no answer";
  if (error.name === "TimeoutError" || error.name === "AbortError") return "no answer within 10 s";
  return "code" in error && typeof error.code === "string" ? error.code : "no answer";
}
