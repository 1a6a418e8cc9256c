import { randomBytes } from "node:crypto";

/** The headers of every answer (S22). CSP comes beside them, per request. */
const always = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
};

/** 128 bits, new for every request. */
export function newNonce(): string {
  return randomBytes(16).toString("base64");
}

export type PolicyOptions = {
  nonce: string;
  /** Next's development server evaluates source, and its overlay writes styles without a nonce. */
  isDevelopment: boolean;
};

/**
 * The policy of our pages (S21): scripts and style sheets are ours or carry the nonce of this request,
 * nothing comes from elsewhere, nobody frames us. A `style` attribute in the HTML that the server sends is
 * refused too; set from a script, as React does in the browser, it is not.
 */
export function writePagePolicy({ nonce, isDevelopment }: PolicyOptions): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join("; ");
}

/** What is no page shows nothing and runs nothing, also when a browser is talked into opening it (S26). */
const DATA_POLICY =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

export type SecurityHeaders = Record<string, string>;

/**
 * The headers of the answer to `path`; the built assets of Next carry hashes in their names and may be kept.
 */
export function listSecurityHeaders(path: string, policy: string): SecurityHeaders {
  if (path.startsWith("/_next/")) return { ...always, "content-security-policy": policy };
  const isData = /^\/(trpc|files|livez|readyz|metrics)(\/|$)/.test(path);
  return { ...always, "cache-control": "no-store", "content-security-policy": isData ? DATA_POLICY : policy };
}
