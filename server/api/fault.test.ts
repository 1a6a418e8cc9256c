import { TRPCError } from "@trpc/server";
import { expect, test } from "vitest";
import { z } from "zod";
import { AuthRefusal } from "#server/auth/auth-refusal";
import { RunRefusal } from "#workflows/run/refusal";
import { describeFault } from "./fault";

function faultOf(cause: Error) {
  return describeFault(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }), "r-1");
}

test("a refusal of the core keeps its reason, its sentence and its facts", () => {
  const refusal = new RunRefusal("already-decided", "Ben approved this a minute ago.", { by: "Ben" });
  expect(faultOf(refusal)).toEqual({
    code: "CONFLICT",
    reason: "already-decided",
    message: "Ben approved this a minute ago.",
    details: { by: "Ben" },
  });
});

test("a time among the facts is ISO 8601, as everywhere at this boundary", () => {
  const refusal = new RunRefusal("already-decided", "Ben approved this.", { by: "Ben", at: 0 });
  expect(faultOf(refusal).details).toEqual({ by: "Ben", at: "1970-01-01T00:00:00.000Z" });
});

test("a refusal about accounts names its field", () => {
  const refusal = new AuthRefusal("password-unfit", "Use at least 12 characters.", { field: "password" });
  expect(faultOf(refusal)).toMatchObject({
    code: "BAD_REQUEST",
    reason: "password-unfit",
    field: "password",
  });
});

test("input that does not fit names its field in the sentence", () => {
  const { error } = z.object({ run: z.object({ title: z.string() }) }).safeParse({ run: { title: 5 } });
  const fault = describeFault(new TRPCError({ code: "BAD_REQUEST", cause: error }), "r-1");
  expect(fault).toMatchObject({ code: "BAD_REQUEST", reason: "bad-input", field: "run.title" });
  expect(fault.message).toMatch(/^The input `run\.title` does not fit: .+\.$/);
});

test("an unexpected error tells the reference and nothing else (S33)", () => {
  const fault = faultOf(new Error('relation "secret_table" does not exist'));
  expect(fault).toMatchObject({ code: "INTERNAL_SERVER_ERROR", reason: "unexpected" });
  expect(fault.message).toContain("(reference r-1)");
  expect(JSON.stringify(fault)).not.toContain("secret_table");
});

test("an outage of the database, below the query that met it, asks to try again", () => {
  const query = new Error("Failed query: select 1", {
    cause: new Error("Connection terminated unexpectedly"),
  });
  expect(faultOf(query)).toMatchObject({ code: "SERVICE_UNAVAILABLE", reason: "database-unavailable" });
});

test("an input nested beyond reading is told in words of ours", () => {
  const cause = new RangeError("Maximum call stack size exceeded");
  const fault = describeFault(new TRPCError({ code: "BAD_REQUEST", cause }), "r-1");
  expect(fault).toMatchObject({ reason: "bad-input", message: "The input is nested too deeply." });
});

test("a code that nobody uses on purpose is unexpected", () => {
  const fault = describeFault(new TRPCError({ code: "NOT_IMPLEMENTED", message: "inner words" }), undefined);
  expect(fault).toMatchObject({ code: "INTERNAL_SERVER_ERROR", reason: "unexpected" });
  expect(fault.message).not.toContain("inner words");
});
