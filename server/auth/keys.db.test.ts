import { beforeEach, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { authenticateRequest, recheck } from "./authenticate-request";
import { issueKey, listKeys, revokeKey } from "./issue-key";
import { logIn } from "./log-in";
import type { Person } from "./principal";
import type { Revoked } from "./revocations";
import { addMember, createTestAuth, type TestAuth, testPassword } from "./testing/test-auth";

const db = await createTestDatabase();
const DAY = 24 * 60 * 60_000;
const order = { name: "nightly", role: "operator" as const, mayDecide: false, expiresInDays: 90 };
const environmentKey = "an-environment-key-of-32-characters-and-more";

let auth: TestAuth;
let owner: Person;
beforeEach(async () => {
  auth = createTestAuth(db, { apiKey: environmentKey });
  owner = await addMember(auth, "owner");
});

function whoIs(secret: string, cookie?: string) {
  return authenticateRequest(auth, { headers: { authorization: `Bearer ${secret}`, cookie } });
}

test("a key opens what its role opens, and is stored as a hash", async () => {
  const { key, secret } = await issueKey(auth, owner, order);
  expect(await whoIs(secret)).toEqual({
    kind: "key",
    id: key.id,
    name: "nightly",
    role: "operator",
    mayDecide: false,
  });
  const { rows } = await db.pool.query("select * from keys where id = $1", [key.id]);
  expect(JSON.stringify(rows)).not.toContain(secret.slice(key.prefix.length));
  expect(secret).toMatch(new RegExp(`^${key.prefix}`));
});

test("a key ends when it expires", async () => {
  const { secret } = await issueKey(auth, owner, order);
  auth.advance(90 * DAY - 1);
  expect(await whoIs(secret)).toBeDefined();
  auth.advance(2_000);
  expect(await whoIs(secret)).toBeUndefined();
});

test("a revoked key ends at once, although it was read a moment ago, and sockets hear of it", async () => {
  const { key, secret } = await issueKey(auth, owner, order);
  const holder = await whoIs(secret);
  const heard: Revoked[] = [];
  auth.revocations.onRevoked((revoked) => heard.push(revoked));
  expect(holder && (await recheck(auth, holder))).toEqual(holder);
  await revokeKey(auth, owner, key.id);
  expect(await whoIs(secret)).toBeUndefined();
  expect(holder && (await recheck(auth, holder))).toBeUndefined();
  expect(heard).toEqual([{ kind: "key", id: key.id }]);
  await expect(revokeKey(auth, owner, key.id)).rejects.toMatchObject({ reason: "not-found" });
});

test("the key of the environment is an owner who may decide, by the name key:env", async () => {
  const holder = { kind: "key", id: "key:env", name: "key:env", role: "owner", mayDecide: true };
  expect(await whoIs(environmentKey)).toEqual(holder);
  expect(await whoIs(`${environmentKey}x`)).toBeUndefined();
});

test("without a key in the environment none is right", async () => {
  const bare = createTestAuth(db);
  for (const authorization of ["Bearer undefined", "Bearer ", "Bearer", `Basic ${environmentKey}`]) {
    expect(await authenticateRequest(bare, { headers: { authorization } })).toBeUndefined();
  }
});

test("a bad key is nobody, and a session's token is no key", async () => {
  const credentials = { email: owner.email, password: testPassword, address: "127.0.0.1", userAgent: "" };
  const { token } = await logIn(auth, credentials);
  const cookie = `botarmy=${token}`;
  expect(await authenticateRequest(auth, { headers: { cookie } })).toBeDefined();
  expect(await whoIs("a-bad-key", cookie)).toBeUndefined();
  expect(await whoIs(token)).toBeUndefined();
});

test("the last use is noted at most once a minute", async () => {
  const { key, secret } = await issueKey(auth, owner, order);
  const readLastUsed = async () =>
    (await listKeys(auth, { limit: 100 })).items.find(({ id }) => id === key.id)?.lastUsedAt;
  expect(await readLastUsed()).toBeNull();
  await whoIs(secret);
  const first = auth.now().toISOString();
  expect(await readLastUsed()).toBe(first);
  auth.advance(59_000);
  await whoIs(secret);
  expect(await readLastUsed()).toBe(first);
  auth.advance(2_000);
  await whoIs(secret);
  expect(await readLastUsed()).toBe(auth.now().toISOString());
});

test("keys are listed with their state, the newest first, page by page, and never the key", async () => {
  await db.pool.query("delete from keys");
  const { secret } = await issueKey(auth, owner, { ...order, name: "old", expiresInDays: 1 });
  auth.advance(DAY);
  const { key } = await issueKey(auth, owner, { ...order, name: "revoked" });
  await revokeKey(auth, owner, key.id);
  auth.advance(1);
  await issueKey(auth, owner, { ...order, name: "new" });
  const first = await listKeys(auth, { limit: 2 });
  expect(first.items.map(({ name, status }) => [name, status])).toEqual([
    ["new", "active"],
    ["revoked", "revoked"],
  ]);
  const second = await listKeys(auth, { limit: 2, cursor: first.nextCursor ?? "" });
  expect(second.items.map(({ name, status }) => [name, status])).toEqual([["old", "expired"]]);
  expect(second.nextCursor).toBeNull();
  expect(JSON.stringify([first, second])).not.toContain(secret);
});
