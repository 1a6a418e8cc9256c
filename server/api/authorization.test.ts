import { type AnyRouter, callTRPCProcedure, TRPCError, type TRPCProcedureType } from "@trpc/server";
import { expect, test } from "vitest";
import type { Principal } from "#server/auth/principal";
import { appRouter } from "./router";

const { procedures: byPath }: AnyRouter["_def"] = appRouter._def;
const procedures = Object.keys(byPath).map((path) => ({ path, type: typeOf(byPath[path]) }));

/** A router's type shows its nested routers here, its value every procedure by its path. */
function typeOf(procedure: AnyRouter["_def"]["procedures"][string]): TRPCProcedureType {
  return procedure._def.type;
}

const viewer: Principal = {
  kind: "person",
  id: "v",
  name: "Vic",
  email: "v@x.org",
  role: "viewer",
  sessionId: "s",
};

/** Calls a procedure whose input may not be read and whose context holds nothing but the principal. */
async function call(path: string, type: TRPCProcedureType, principal?: Principal) {
  const getRawInput = () => Promise.reject(new Error("The input was read before the caller was known."));
  const ctx = { principal, requestId: "r" };
  const base = { router: appRouter, getRawInput, ctx, signal: undefined, batchIndex: 0 };
  const error = await callTRPCProcedure({ ...base, path, type }).catch((thrown: unknown) => thrown);
  return error instanceof TRPCError ? error.code : "no TRPCError";
}

const open = ["session.me", "session.login", "session.setup", "session.join"];

test.each(procedures.filter(({ path }) => !open.includes(path)))(
  "$path refuses who has not signed in, before it reads the input (S3, S4)",
  async ({ path, type }) => {
    expect(await call(path, type)).toBe("UNAUTHORIZED");
  },
);

/** What anybody sets for themselves alone. */
const ofOneself = /^(session|notifications)\.\w+$/;

test.each(procedures.filter(({ path, type }) => type === "mutation" && !ofOneself.test(path)))(
  "$path refuses a viewer, before it reads the input",
  async ({ path, type }) => {
    expect(await call(path, type, viewer)).toBe("FORBIDDEN");
  },
);

test("what is open to everybody is exactly what signing in needs", async () => {
  const codes = await Promise.all(procedures.map(async ({ path, type }) => [path, await call(path, type)]));
  const reached = codes.filter(([, code]) => code !== "UNAUTHORIZED").map(([path]) => path);
  expect(reached.sort()).toEqual([...open].sort());
});
