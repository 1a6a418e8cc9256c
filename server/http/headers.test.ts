import { expect, test } from "vitest";
import { listSecurityHeaders, newNonce, writePagePolicy } from "./headers";

const policy = writePagePolicy({ nonce: "abc", isDevelopment: false });

test("a page's policy names our own origin and the nonce, and nothing unsafe", () => {
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'nonce-abc'");
  expect(policy).toContain("style-src 'self' 'nonce-abc'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
});

test("each request has a nonce of its own, with 128 bits", () => {
  expect(newNonce()).not.toBe(newNonce());
  expect(Buffer.from(newNonce(), "base64")).toHaveLength(16);
});

test.each(["/", "/runs/0190", "/trpc/runs.list", "/files/artifacts/1", "/livez"])(
  "%s is neither stored nor sniffed nor framed",
  (path) => {
    expect(listSecurityHeaders(path, policy)).toMatchObject({
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
    });
  },
);

test("what is no page is sandboxed (S26)", () => {
  expect(listSecurityHeaders("/files/artifacts/1", policy)["content-security-policy"]).toMatch(/; sandbox$/);
  expect(listSecurityHeaders("/filesystem", policy)["content-security-policy"]).toBe(policy);
});

test("built assets may be kept", () => {
  expect(listSecurityHeaders("/_next/static/chunks/a.js", policy)).not.toHaveProperty("cache-control");
});
