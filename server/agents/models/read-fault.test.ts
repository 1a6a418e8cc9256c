import { APICallError } from "ai";
import { expect, test } from "vitest";
import type { ModelName } from "../model-name";
import { FetchRefusal, guardFetch } from "./guarded-fetch";
import { readFault, readRetryAfter } from "./read-fault";

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);
const OPENAI: ModelName = { provider: "openai", id: "x" };
const answered = (statusCode: number, responseHeaders: Record<string, string> = {}) =>
  new APICallError({ message: "No.", url: "http://x", requestBodyValues: {}, statusCode, responseHeaders });

test.each([
  [{ "retry-after": "2" }, 2_000],
  [{ "retry-after": "0.5" }, 500],
  [{ "retry-after-ms": "750", "retry-after": "9" }, 750],
  [{ "retry-after": "Sun, 22 Nov 2026 12:00:30 GMT" }, 30_000],
  [{ "retry-after": "Sun, 22 Nov 2026 11:00:00 GMT" }, 0],
  [{ "retry-after": "soon" }, null],
  [{ "retry-after": "-3" }, expect.anything()],
  [{}, null],
])("%j asks to wait %s ms", (headers, ms) => {
  expect(readRetryAfter(headers, NOW)).toEqual(ms);
});

test.each([
  [429, true, true],
  [500, true, false],
  [503, true, false],
  [529, true, false],
  [408, true, false],
  [400, false, false],
  [401, false, false],
  [404, false, false],
])("a status of %i may be tried again: %s", (status, isRetryable, isBusy) => {
  expect(readFault(answered(status), OPENAI, NOW)).toMatchObject({ isRetryable, isBusy });
});

const refused = (statusCode: number, message: string, responseBody = "") =>
  new APICallError({ message, url: "http://x", requestBodyValues: {}, statusCode, responseBody });

test("Google's wish to wait stands in the body", () => {
  const error = refused(429, "Resource has been exhausted.", '{"error":{"details":[{"retryDelay": "37s"}]}}');
  const fault = readFault(error, { provider: "google", id: "x" }, NOW);
  expect(fault).toMatchObject({ isRetryable: true, isBusy: true, retryAfterMs: 37_000 });
});

test("nobody waits for an account that is not paid any more", () => {
  const error = refused(429, "You exceeded your current quota.", '{"error":{"code":"insufficient_quota"}}');
  expect(readFault(error, OPENAI, NOW)).toMatchObject({
    isRetryable: false,
    message:
      "openai/x answered 429: You exceeded your current quota. Look at plan and billing of the account at openai, or choose another model in the settings; then retry.",
  });
});

test("trouble that a stream tells in its middle is told in its words", () => {
  expect(readFault({ type: "overloaded_error", message: "Overloaded" }, OPENAI, NOW)).toMatchObject({
    message: "The call to openai/x broke off: Overloaded.",
    isRetryable: true,
  });
});

test("a network that is not there is told with its cause, and tried again", () => {
  const error = new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED 127.0.0.1:9") });
  expect(readFault(error, { provider: "compatible", id: "x" }, NOW)).toMatchObject({
    message: "The call to compatible/x broke off: fetch failed (connect ECONNREFUSED 127.0.0.1:9).",
    isRetryable: true,
  });
});

test.each(["http://127.0.0.1:9/v1", "https://evil.example/v1", "http://localhost.evil.example:8000/"])(
  "a key is not sent to %s when another host was configured",
  async (address) => {
    const { fetch } = guardFetch("http://localhost:8000");
    await expect(fetch(address)).rejects.toThrow(FetchRefusal);
  },
);
