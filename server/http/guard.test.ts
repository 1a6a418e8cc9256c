import { expect, test } from "vitest";
import { guardRequest, type RequestFacts } from "./guard";
import { makeGuardRules } from "./make-guard-rules";

const rules = makeGuardRules({
  host: "127.0.0.1",
  port: 3000,
  publicUrl: "https://bots.example.org",
  upgradePaths: ["/live"],
});

const read: RequestFacts = {
  method: "GET",
  url: "/trpc/runs.list",
  isUpgrade: false,
  host: "127.0.0.1:3000",
  hasCookie: true,
  hasBearer: false,
};
const change: RequestFacts = {
  ...read,
  method: "POST",
  url: "/trpc/runs.start",
  origin: "http://127.0.0.1:3000",
  contentType: "application/json; charset=utf-8",
  contentLength: "120",
};
const upgrade: RequestFacts = {
  ...read,
  url: "/live/?EIO=4",
  isUpgrade: true,
  origin: "http://127.0.0.1:3000",
};

function refusalOf(facts: RequestFacts): string | undefined {
  const refusal = guardRequest(facts, rules);
  return refusal && `${refusal.status} ${refusal.reason}`;
}

test.each(["127.0.0.1:3000", "localhost:3000", "LOCALHOST:3000", "[::1]:3000", "bots.example.org"])(
  "the host %s is ours",
  (host) => {
    expect(refusalOf({ ...read, host })).toBeUndefined();
  },
);

test.each([
  undefined,
  "",
  "evil.example",
  "127.0.0.1",
  "127.0.0.1:3001",
  "bots.example.org:3000",
  "0.0.0.0:3000",
])("the host %s is not ours (S8)", (host) => {
  expect(refusalOf({ ...read, host })).toBe("421 unknown-host");
  expect(refusalOf({ ...upgrade, host })).toBe("421 unknown-host");
});

test.each(["http://127.0.0.1:3000/", "http://169.254.169.254/latest", "//evil.example/x", "*", ""])(
  "the request target %s is refused (S12)",
  (url) => {
    expect(refusalOf({ ...read, url })).toBe("400 bad-target");
    expect(refusalOf({ ...upgrade, url })).toBe("400 bad-target");
  },
);

test("a change by JSON from a page of ours passes", () => {
  expect(refusalOf(change)).toBeUndefined();
  expect(
    refusalOf({ ...change, host: "bots.example.org", origin: "https://bots.example.org" }),
  ).toBeUndefined();
});

test.each(["https://evil.example", "null", "http://bots.example.org", "http://127.0.0.1:3001"])(
  "a change from %s is refused, whoever is signed in (S9)",
  (origin) => {
    expect(refusalOf({ ...change, origin })).toBe("403 foreign-origin");
    expect(refusalOf({ ...change, origin, hasCookie: false })).toBe("403 foreign-origin");
    expect(refusalOf({ ...change, origin, hasBearer: true })).toBe("403 foreign-origin");
  },
);

test("a change with a cookie and without an origin is refused, with a key it passes", () => {
  expect(refusalOf({ ...change, origin: undefined })).toBe("403 foreign-origin");
  expect(refusalOf({ ...change, origin: undefined, hasBearer: true })).toBeUndefined();
});

test.each([undefined, "text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"])(
  "a change sent as %s is refused (S9)",
  (contentType) => {
    expect(refusalOf({ ...change, contentType })).toBe("415 media-type-not-supported");
  },
);

test.each(["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])("the method %s is refused (S10, S13)", (method) => {
  expect(refusalOf({ ...change, method })).toBe("405 method-not-supported");
});

test("a POST to a page is refused before anything else sees it", () => {
  expect(refusalOf({ ...change, url: "/runs" })).toBe("405 method-not-supported");
});

test("a body beyond 1 MB is refused", () => {
  expect(refusalOf({ ...change, contentLength: "1048576" })).toBeUndefined();
  expect(refusalOf({ ...change, contentLength: "1048577" })).toBe("413 too-large");
});

test("an address is long only where it carries the input of a query", () => {
  const query = `?input=${"x".repeat(700_000)}`;
  expect(refusalOf({ ...read, url: `/trpc/workflows.validate${query}` })).toBeUndefined();
  expect(refusalOf({ ...read, url: `/runs${query}` })).toBe("414 too-large");
});

test("only our socket is upgraded, and only for pages of ours or a key (S11, S12)", () => {
  expect(refusalOf(upgrade)).toBeUndefined();
  expect(refusalOf({ ...upgrade, url: "/lively" })).toBe("404 not-found");
  expect(refusalOf({ ...upgrade, url: "/_next/hmr" })).toBe("404 not-found");
  expect(refusalOf({ ...upgrade, origin: "https://evil.example" })).toBe("403 foreign-origin");
  expect(refusalOf({ ...upgrade, origin: undefined })).toBe("403 foreign-origin");
  expect(refusalOf({ ...upgrade, origin: undefined, hasBearer: true })).toBeUndefined();
});
