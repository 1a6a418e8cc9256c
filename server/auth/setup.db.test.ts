import { beforeEach, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createSetupLink, ownerExists, setUpOwner } from "./setup";
import { overlap } from "./testing/overlap";
import { createTestAuth, type TestAuth } from "./testing/test-auth";

const db = await createTestDatabase();
const ADDRESS = "http://127.0.0.1:3000";
const MINUTE = 60_000;
const owner = {
  email: "Ann@Example.org",
  name: "Ann",
  password: "four plain words here",
  address: "127.0.0.1",
  userAgent: "test",
};

let auth: TestAuth;
beforeEach(async () => {
  await db.pool.query("delete from users; delete from login_attempts");
  auth = createTestAuth(db);
});

async function readToken(): Promise<string> {
  const link = await createSetupLink(auth, ADDRESS);
  return new URL(link ?? "").hash.replace("#token=", "");
}

test("the link carries 256 random bits behind the hash sign", async () => {
  const link = await createSetupLink(auth, ADDRESS);
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/setup#token=[\w-]{43}$/);
  expect(await createSetupLink(auth, ADDRESS)).not.toBe(link);
});

test("the token makes one owner and signs them in", async () => {
  const token = await readToken();
  expect(await ownerExists(auth)).toBe(false);
  const { person } = await setUpOwner(auth, { ...owner, token });
  expect(person).toMatchObject({ name: "Ann", email: "ann@example.org", role: "owner" });
  expect(await ownerExists(auth)).toBe(true);
  expect(await createSetupLink(auth, ADDRESS)).toBeUndefined();
});

test("the token works once", async () => {
  const token = await readToken();
  await setUpOwner(auth, { ...owner, token });
  const again = setUpOwner(auth, { ...owner, email: "eve@example.org", token });
  await expect(again).rejects.toMatchObject({ reason: "setup-closed" });
});

test("of two who use the token at the same moment one becomes the owner", async () => {
  const token = await readToken();
  const works = ["a", "b", "c"].map(
    (name) => () => setUpOwner(auth, { ...owner, email: `${name}@example.org`, token }),
  );
  const answers = await overlap(db, works);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await db.pool.query("select 1 from users")).rowCount).toBe(1);
});

test("the token ends after fifteen minutes, a fixed one too", async () => {
  const token = await readToken();
  auth.advance(15 * MINUTE);
  await expect(setUpOwner(auth, { ...owner, token })).rejects.toMatchObject({
    reason: "setup-token-invalid",
  });

  auth = createTestAuth(db, { setupToken: "a-fixed-token-of-the-environment" });
  const fixed = { ...owner, token: "a-fixed-token-of-the-environment" };
  auth.advance(15 * MINUTE);
  await expect(setUpOwner(auth, fixed)).rejects.toMatchObject({ reason: "setup-token-invalid" });
});

test("a fixed token is in the link and works", async () => {
  auth = createTestAuth(db, { setupToken: "a-fixed-token-of-the-environment" });
  expect(await createSetupLink(auth, ADDRESS)).toBe(
    `${ADDRESS}/setup#token=a-fixed-token-of-the-environment`,
  );
  const { person } = await setUpOwner(auth, { ...owner, token: "a-fixed-token-of-the-environment" });
  expect(person.role).toBe("owner");
});

test("before a link was made no token is right, not even an empty one", async () => {
  await expect(setUpOwner(auth, { ...owner, token: "" })).rejects.toMatchObject({
    reason: "setup-token-invalid",
  });
});

test("guessing the token is throttled", async () => {
  const token = await readToken();
  const guess = () => setUpOwner(auth, { ...owner, token: "a guess" }).catch(({ reason }) => reason);
  for (let count = 0; count < 5; count += 1) expect(await guess()).toBe("setup-token-invalid");
  expect(await guess()).toBe("too-many-attempts");
  auth.advance(15_000);
  expect((await setUpOwner(auth, { ...owner, token })).person.role).toBe("owner");
});

test("a password that does not fit leaves the token usable", async () => {
  const token = await readToken();
  await expect(setUpOwner(auth, { ...owner, password: "password1234", token })).rejects.toMatchObject({
    reason: "password-unfit",
    details: { field: "password" },
  });
  expect((await setUpOwner(auth, { ...owner, token })).person.role).toBe("owner");
});
