import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { sessions } from "#db/tables/sessions";
import { createTestDatabase } from "#db/testing/test-database";
import { authenticateRequest, recheck } from "./authenticate-request";
import { disableMember, enableMember, setRole } from "./change-member";
import { changePassword } from "./change-password";
import { logIn } from "./log-in";
import type { Person } from "./principal";
import type { Revoked } from "./revocations";
import { logOut } from "./revoke-sessions";
import { hashSecret } from "./secrets";
import { addMember, createTestAuth, type TestAuth, testPassword } from "./testing/test-auth";

const db = await createTestDatabase();
const HOUR = 60 * 60_000;
const caller = { address: "127.0.0.1", userAgent: "a browser" };

let auth: TestAuth;
let owner: Person;
beforeEach(async () => {
  auth = createTestAuth(db);
  owner = await addMember(auth, "owner");
});

function signIn(person: Person, password = testPassword) {
  return logIn(auth, { email: person.email, password, ...caller });
}

function whoIs(token: string) {
  return authenticateRequest(auth, { headers: { cookie: `botarmy=${token}`, host: "127.0.0.1:3000" } });
}

test("a login opens a session, and only the hash of its token is stored", async () => {
  const { token, person } = await signIn(owner);
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  expect(await whoIs(token)).toEqual({ ...owner, sessionId: hashSecret(token) });
  const stored = await db.orm.select().from(sessions).where(eq(sessions.id, person.sessionId));
  expect(stored).toHaveLength(1);
  expect(JSON.stringify(stored)).not.toContain(token);
});

test("an address signs in whatever its case", async () => {
  const { person } = await logIn(auth, {
    ...caller,
    email: owner.email.toUpperCase(),
    password: testPassword,
  });
  expect(person.id).toBe(owner.id);
});

test("a token that was planted before the login is worth nothing after it (fixation)", async () => {
  const planted = "planted-by-somebody-else-0123456789abcdefgh";
  const { token } = await signIn(owner);
  expect(token).not.toBe(planted);
  expect(await whoIs(planted)).toBeUndefined();
});

test("each login has a session of its own", async () => {
  const [one, other] = [await signIn(owner), await signIn(owner)];
  expect(one.token).not.toBe(other.token);
  await logOut(auth, one.person);
  expect(await whoIs(one.token)).toBeUndefined();
  expect(await whoIs(other.token)).toBeDefined();
});

test("a session ends when it idles for twelve hours", async () => {
  const { token } = await signIn(owner);
  auth.advance(12 * HOUR - 1);
  expect(await whoIs(token)).toBeDefined();
  auth.advance(12 * HOUR - 1);
  expect(await whoIs(token)).toBeDefined();
  auth.advance(12 * HOUR);
  expect(await whoIs(token)).toBeUndefined();
});

test("a session that is used all the time ends after seven days", async () => {
  const { token } = await signIn(owner);
  for (let hour = 8; hour < 7 * 24; hour += 8) {
    auth.advance(8 * HOUR);
    expect(await whoIs(token)).toBeDefined();
  }
  auth.advance(8 * HOUR);
  expect(await whoIs(token)).toBeUndefined();
});

test("that a session was used is written at most once a minute", async () => {
  const { token, person } = await signIn(owner);
  const readLastSeen = async () => {
    const [row] = await db.orm.select().from(sessions).where(eq(sessions.id, person.sessionId));
    return row?.lastSeenAt.getTime();
  };
  const opened = auth.now().getTime();
  auth.advance(59_000);
  await whoIs(token);
  expect(await readLastSeen()).toBe(opened);
  auth.advance(2_000);
  await whoIs(token);
  expect(await readLastSeen()).toBe(opened + 61_000);
});

test("a logout ends the session at once, although it was read a moment ago", async () => {
  const { token, person } = await signIn(owner);
  expect(await whoIs(token)).toBeDefined();
  await logOut(auth, person);
  expect(await whoIs(token)).toBeUndefined();
  expect(await recheck(auth, person)).toBeUndefined();
});

test("disabling a member ends every session and keeps them out until they are enabled", async () => {
  const member = await addMember(auth, "operator");
  const [one, other] = [await signIn(member), await signIn(member)];
  await whoIs(one.token);
  await disableMember(auth, owner, member.id);
  expect(await whoIs(one.token)).toBeUndefined();
  expect(await whoIs(other.token)).toBeUndefined();
  await expect(signIn(member)).rejects.toMatchObject({ reason: "wrong-credentials" });
  await enableMember(auth, owner, member.id);
  expect(await whoIs(one.token)).toBeUndefined();
  expect((await signIn(member)).person.id).toBe(member.id);
});

test("a new role ends the sessions that were opened with the old one", async () => {
  const member = await addMember(auth, "viewer");
  const { token, person } = await signIn(member);
  await setRole(auth, owner, member.id, "approver");
  expect(await whoIs(token)).toBeUndefined();
  expect(await recheck(auth, person)).toBeUndefined();
  expect((await signIn(member)).person.role).toBe("approver");
});

test("a new password ends every session but the one it opens", async () => {
  const { token, person } = await signIn(owner);
  const change = { currentPassword: testPassword, newPassword: "five other plain words", ...caller };
  const opened = await changePassword(auth, person, change);
  expect(await whoIs(token)).toBeUndefined();
  expect(await whoIs(opened.token)).toMatchObject({ id: owner.id });
  await expect(signIn(owner)).rejects.toMatchObject({ reason: "wrong-credentials" });
  expect((await signIn(owner, "five other plain words")).person.id).toBe(owner.id);
});

test("a password changes only for who knows the current one, and only to one that fits", async () => {
  const { token, person } = await signIn(owner);
  const change = { currentPassword: testPassword, newPassword: "five other plain words", ...caller };
  await expect(changePassword(auth, person, { ...change, currentPassword: "a guess" })).rejects.toMatchObject(
    {
      reason: "wrong-credentials",
      details: { field: "currentPassword" },
    },
  );
  await expect(
    changePassword(auth, person, { ...change, newPassword: "password1234" }),
  ).rejects.toMatchObject({
    reason: "password-unfit",
    details: { field: "newPassword" },
  });
  expect(await whoIs(token)).toBeDefined();
});

test("revocations are announced with what sockets need to know", async () => {
  const heard: Revoked[] = [];
  const stop = auth.revocations.onRevoked((revoked) => heard.push(revoked));
  const member = await addMember(auth, "viewer");
  const { person } = await signIn(member);
  await logOut(auth, person);
  await setRole(auth, owner, member.id, "operator");
  await setRole(auth, owner, member.id, "operator");
  stop();
  await disableMember(auth, owner, member.id);
  expect(heard).toEqual([
    { kind: "session", id: person.sessionId },
    { kind: "person", id: member.id },
  ]);
});

test("the session of a https address is read from its own cookie alone", async () => {
  const secure = createTestAuth(db, { publicUrl: "https://bots.example.org" });
  const { token } = await signIn(owner);
  const host = "bots.example.org";
  const read = (cookie: string) => authenticateRequest(secure, { headers: { cookie, host } });
  expect(await read(`botarmy=${token}`)).toBeUndefined();
  expect(await read(`__Host-botarmy=${token}`)).toMatchObject({ id: owner.id });
});
