import { expect, test } from "vitest";
import { isDatabaseAway } from "./is-database-away";

const withCode = (code: string) => Object.assign(new Error("gone"), { code });

test.each(["ECONNREFUSED", "ECONNRESET", "08006", "25006", "53300", "55P03", "57P01", "57P03"])(
  "the code %s is an outage",
  (code) => {
    expect(isDatabaseAway(withCode(code))).toBe(true);
  },
);

test.each([
  "Connection terminated unexpectedly",
  "Connection terminated due to connection timeout",
  "timeout exceeded when trying to connect",
  "Client was closed and is not queryable",
  "Query read timeout",
  "Cannot use a pool after calling end on the pool",
])("%s, which has no code, is an outage", (words) => {
  expect(isDatabaseAway(new Error(words))).toBe(true);
});

test("an outage below the error of a query is one", () => {
  const query = new Error("Failed query: select 1", { cause: withCode("57P01") });
  expect(isDatabaseAway(new Error("The page was not read", { cause: query }))).toBe(true);
});

test.each(["23505", "42P01", "22001", "ENOENT"])("the code %s is a failure", (code) => {
  expect(isDatabaseAway(withCode(code))).toBe(false);
});

test("what is no error is no outage", () => {
  expect(isDatabaseAway("57P01")).toBe(false);
});
