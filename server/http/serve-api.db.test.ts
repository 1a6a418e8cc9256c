import { request, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { absent } from "#server/api/testing/absent";
import { accountRouter } from "#server/api/testing/account-router";
import { createSetupLink } from "#server/auth/setup";
import { addMember, createTestAuth, testPassword } from "#server/auth/testing/test-auth";
import { createDoor } from "./door";
import { createHttpServer } from "./http-server";
import { makeGuardRules } from "./make-guard-rules";
import { createApi } from "./serve-api";

const apiKey = "an-environment-key-of-32-characters-and-more";
const db = await createTestDatabase();
const auth = createTestAuth(db, { apiKey });
const logged: object[] = [];
const log = { warn: (facts: object) => logged.push(facts), error: (facts: object) => logged.push(facts) };
const serveApi = createApi(accountRouter, {
  auth,
  log,
  db,
  trustedProxies: [],
  library: absent("library"),
  engine: absent("engine"),
  models: absent("models"),
  bulk: absent("bulk"),
  notices: absent("notices"),
});

const doorAt = (port: number) => {
  const rules = makeGuardRules({ host: "127.0.0.1", port, publicUrl: undefined, upgradePaths: ["/live"] });
  return createDoor({ rules, isDevelopment: false });
};
let door = doorAt(0);
const server: Server = createHttpServer({
  admitRequest: (req, res) => door.admitRequest(req, res),
  admitUpgrade: (req, socket) => door.admitUpgrade(req, socket),
  routes: [{ prefix: "/trpc", serve: serveApi }],
  servePage: () => Promise.reject(new Error("There are no pages here.")),
  isLive: () => true,
  nextUpgrades: null,
  onTrouble: (message) => logged.push({ message }),
});
server.on("upgrade", (_, socket) => {
  if (!socket.writable) return;
  socket.end("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
});
let origin = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  origin = `http://127.0.0.1:${port}`;
  door = doorAt(port);
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

type Headers = Record<string, string>;

async function send(path: string, body?: unknown, headers: Headers = {}) {
  const method = body === undefined ? "GET" : "POST";
  const sent = body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(`${origin}/trpc/${path}`, {
    method,
    body: sent,
    headers: { ...(sent === undefined ? {} : { "content-type": "application/json" }), ...headers },
  });
  const text = await response.text();
  const { result, error } = JSON.parse(text);
  const cookie = response.headers.getSetCookie()[0] ?? "";
  return { status: response.status, data: result?.data, error, text, cookie, headers: response.headers };
}

const key = { authorization: `Bearer ${apiKey}` };
const asPage = (cookie: string) => ({ cookie: cookie.split(";")[0] ?? "", origin });

test("the setup link leads to an owner, a session, a logout and a login", async () => {
  expect((await send("session.me")).data).toEqual({ principal: null, needsSetup: true });
  const token = new URL((await createSetupLink(auth, origin)) ?? "").hash.slice("#token=".length);
  const account = { token, email: "ann@example.org", name: "Ann", password: testPassword };
  const setup = await send("session.setup", account, { origin });
  expect(setup.data.principal).toMatchObject({ name: "Ann", role: "owner" });
  expect(setup.cookie).toMatch(/^botarmy=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=604800$/);

  const page = asPage(setup.cookie);
  expect((await send("session.me", undefined, page)).data.principal.permissions).toContain("members.manage");
  const logout = await send("session.logout", {}, page);
  expect(logout.cookie).toMatch(/^botarmy=; .*Max-Age=0/);
  expect((await send("members.list", undefined, page)).status).toBe(401);

  const login = await send("session.login", { email: "ann@example.org", password: testPassword }, { origin });
  expect((await send("members.list", undefined, asPage(login.cookie))).data.items).toHaveLength(1);
});

test("a key asks without a session and is audited by its name", async () => {
  const made = await send("keys.create", { name: "nightly" }, key);
  expect(made.data.key).toMatchObject({ name: "nightly", role: "operator", mayDecide: false });
  const { items } = (await send('audit.list?input={"limit":1}', undefined, key)).data;
  expect(items).toMatchObject([
    { action: "key.issued", actor: { kind: "key", id: "key:env", name: "key:env" } },
  ]);
  expect(items[0].at).toMatch(/^\d{4}-.*Z$/);
  expect((await send("audit.verify", undefined, key)).data.ok).toBe(true);
});

test("an answer carries a sentence and a reason, and never a stack", async () => {
  const unknown = await send(
    "session.login",
    { email: "eve@example.org", password: "a guess of mine" },
    { origin },
  );
  expect(unknown.status).toBe(401);
  expect(unknown.error).toMatchObject({
    message: "The e-mail address or the password is wrong.",
    data: { code: "UNAUTHORIZED", reason: "wrong-credentials", path: "session.login" },
  });
  const bad = await send("keys.create", { name: "" }, key);
  expect(bad.error.data).toMatchObject({ code: "BAD_REQUEST", reason: "bad-input", field: "name" });
  const forbidden = await send("session.logout", {}, key);
  expect(forbidden.error.data).toMatchObject({ code: "FORBIDDEN", reason: "not-allowed" });
  for (const { text } of [unknown, bad, forbidden]) expect(text).not.toMatch(/stack|node_modules|\.ts:/);
});

test("a viewer sees names without addresses and changes nothing", async () => {
  const viewer = await addMember(auth, "viewer");
  const login = await send("session.login", { email: viewer.email, password: testPassword }, { origin });
  const page = asPage(login.cookie);
  expect((await send("members.list", undefined, page)).text).not.toContain("@");
  const change = { setting: { key: "oversight", value: "low" }, version: 0 };
  const refused = await send("settings.set", change, page);
  expect(refused.error.message).toBe("This needs the role owner; yours is viewer.");
});

test("a foreign page changes nothing, whatever cookie the browser sends (S9)", async () => {
  const member = await addMember(auth, "owner");
  const { cookie } = await send("session.login", { email: member.email, password: testPassword }, { origin });
  const page = asPage(cookie);
  const order = { name: "stolen" };
  expect((await send("keys.create", order, { ...page, origin: "https://evil.example" })).status).toBe(403);
  expect((await send("keys.create", order, { cookie: page.cookie })).status).toBe(403);
  expect((await send("keys.create", order, { ...page, "content-type": "text/plain" })).status).toBe(415);
  expect((await send("keys.create", order, page)).status).toBe(200);
});

test("a change does not happen by GET (S10)", async () => {
  const asked = await send(`keys.create?input=${encodeURIComponent('{"name":"by get"}')}`, undefined, key);
  expect(asked).toMatchObject({ status: 405, error: { data: { reason: "method-not-supported" } } });
  expect((await send("keys.list", undefined, key)).text).not.toContain("by get");
});

test("a body that grows beyond 1 MB is refused although it did not say so", async () => {
  const answer = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { ...key, "content-type": "application/json", "transfer-encoding": "chunked" };
    const sending = request(`${origin}/trpc/keys.create`, { method: "POST", headers }, (res) => {
      res.resume();
      resolve(res.statusCode);
    });
    sending.on("error", reject);
    sending.end(JSON.stringify({ name: "x".repeat(1_048_577) }));
  });
  expect(answer).toBe(413);
});

test("a mutation has nothing to look at (S10)", async () => {
  const headOf = async (path: string) => (await fetch(`${origin}/trpc/${path}`, { method: "HEAD" })).status;
  expect(await headOf("session.logout")).toBe(405);
  expect(await headOf("session.me,session.logout")).toBe(405);
  expect(await headOf("session.me")).not.toBe(405);
});

test("every answer carries the security headers, refusals too (S22)", async () => {
  const foreign = await send("keys.create", {}, { origin: "https://evil.example" });
  for (const { headers } of [await send("session.me"), foreign]) {
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("access-control-allow-origin")).toBeNull();
  }
});

test("an idle connection is kept longer than a proxy keeps it", async () => {
  const { headers } = await fetch(`${origin}/trpc/system.health`);
  expect(headers.get("keep-alive")).toBe("timeout=65");
});

test("a query is as long as a workflow may be, and told what to do beyond", async () => {
  const ask = (bytes: number) => send(`session.me?input=${"%22".repeat(bytes / 3)}`, undefined, key);
  expect((await ask(900_000)).error.data).toMatchObject({ code: "BAD_REQUEST", reason: "bad-input" });
  const beyond = await ask(1_200_000);
  expect(beyond).toMatchObject({
    status: 431,
    error: { data: { code: "BAD_REQUEST", reason: "too-large" } },
  });
  expect(beyond.error.message).toContain("by POST");
});

test("whatever refuses says so in a sentence with a code and a reason", async () => {
  const refused = [
    await send("nothing.here", undefined, key),
    await send("keys.list?input={", undefined, key),
    await send("keys.create", "{", key),
    await send("keys.create?input={}", undefined, key),
    await send("keys.create", {}, { ...key, "content-type": "text/plain" }),
    await send("keys.create", { name: "a\u0000" }, key),
    await send("session.login", { email: "a\u0000@example.org", password: "x" }, { origin }),
    await send(`keys.list?input=${encodeURIComponent('{"cursor":"nonsense"}')}`, undefined, key),
    await send(`members.list?input=${encodeURIComponent('{"cursor":"nonsense"}')}`, undefined, key),
  ];
  expect(refused.map(({ error }) => [error.data.code, error.data.reason])).toEqual([
    ["NOT_FOUND", "not-found"],
    ["BAD_REQUEST", "bad-input"],
    ["BAD_REQUEST", "bad-input"],
    ["METHOD_NOT_SUPPORTED", "method-not-supported"],
    ["UNSUPPORTED_MEDIA_TYPE", "media-type-not-supported"],
    ["BAD_REQUEST", "bad-input"],
    ["BAD_REQUEST", "bad-input"],
    ["BAD_REQUEST", "bad-input"],
    ["BAD_REQUEST", "bad-input"],
  ]);
  for (const { error } of refused) expect(error.message).toMatch(/^[A-Z].{10,}\.$/);
});

test("a host that is not ours gets 421 before anything else (S8)", async () => {
  const answer = await new Promise<number | undefined>((resolve, reject) => {
    request(`${origin}/trpc/session.me`, { headers: { host: "rebound.example" } }, (res) => {
      res.resume();
      resolve(res.statusCode);
    })
      .on("error", reject)
      .end();
  });
  expect(answer).toBe(421);
});

test("an upgrade anywhere but at our socket is closed (S12)", async () => {
  const upgrade = (path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = { connection: "Upgrade", upgrade: "websocket", origin };
      request(`${origin}${path}`, { headers }, (res) => {
        res.resume();
        resolve(res.statusCode);
      })
        .on("upgrade", (res, socket) => {
          socket.destroy();
          resolve(res.statusCode);
        })
        .on("error", reject)
        .end();
    });
  expect(await upgrade("/live/?EIO=4")).toBe(101);
  expect(await upgrade("/_next/hmr")).toBe(404);
});

test("an unexpected error is logged with its reference and without the statement's values", async () => {
  await auth.db.pool.query("alter table keys rename to keys_away");
  const failed = await send("keys.create", { name: "a name that stays private" }, key);
  await auth.db.pool.query("alter table keys_away rename to keys");
  expect(failed.error.data).toMatchObject({ code: "INTERNAL_SERVER_ERROR", reason: "unexpected" });
  expect(failed.error.message).toContain(failed.error.data.requestId);
  const entry = JSON.stringify(logged.at(-1));
  expect(entry).toContain(failed.error.data.requestId);
  expect(entry).toContain('relation \\"keys\\" does not exist');
  expect(entry).not.toContain("a name that stays private");
});
