import { APICallError } from "ai";
import { expect, test } from "vitest";
import { FetchRefusal, guardFetch } from "./guarded-fetch";
import { readFault, readRetryAfter } from "./read-fault";

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);
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
  expect(readFault(answered(status), "openai/x", NOW)).toMatchObject({ isRetryable, isBusy });
});

test("a network that is not there is told with its cause, and tried again", () => {
  const error = new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED 127.0.0.1:9") });
  expect(readFault(error, "compatible/x", NOW)).toMatchObject({
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
