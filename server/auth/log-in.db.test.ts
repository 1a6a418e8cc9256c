import { beforeEach, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { disableMember } from "./change-member";
import { forgetExpired } from "./forget-expired";
import { inviteMember } from "./invite-member";
import { logIn } from "./log-in";
import type { Person } from "./principal";
import { addMember, createTestAuth, type TestAuth, testPassword } from "./testing/test-auth";

const db = await createTestDatabase();
const MINUTE = 60_000;

let auth: TestAuth;
let member: Person;
let address = 0;
/** Each test comes from addresses of its own. */
const newAddress = () => `10.1.0.${++address}`;

beforeEach(async () => {
  await db.pool.query("delete from login_attempts");
  auth = createTestAuth(db);
  member = await addMember(auth, "operator");
});

function tryLogin(email: string, from: string, password = "a wrong password"): Promise<string> {
  return logIn(auth, { email, password, address: from, userAgent: "test" }).then(
    () => "in",
    (error) => error.reason,
  );
}

async function failTimes(times: number, email: string, from: string): Promise<string[]> {
  const answers: string[] = [];
  for (let count = 0; count < times; count += 1) answers.push(await tryLogin(email, from));
  return answers;
}

test("five failures make the next try wait, right or wrong, until the delay is over", async () => {
  const from = newAddress();
  expect(await failTimes(6, member.email, from)).toEqual([
    ...Array(5).fill("wrong-credentials"),
    "too-many-attempts",
  ]);
  expect(await tryLogin(member.email, from, testPassword)).toBe("too-many-attempts");
  auth.advance(15_000);
  expect(await tryLogin(member.email, from, testPassword)).toBe("in");
  expect(await tryLogin(member.email, from)).toBe("wrong-credentials");
});

test("the refusal says how long to wait", async () => {
  await failTimes(5, member.email, newAddress());
  const login = logIn(auth, {
    email: member.email,
    password: testPassword,
    address: "10.9.9.9",
    userAgent: "",
  });
  await expect(login).rejects.toMatchObject({
    message: "Too many failed attempts. Try again in 15 seconds.",
    details: { retryAfterSeconds: 15 },
  });
});

test("guesses that are sent at once are counted like guesses one by one", async () => {
  const from = newAddress();
  const answers = await Promise.all(Array.from({ length: 12 }, () => tryLogin(member.email, from)));
  const counted = answers.filter((answer) => answer === "wrong-credentials");
  expect(counted.length).toBeGreaterThanOrEqual(5);
  expect(counted.length).toBeLessThanOrEqual(6);
});

test("twenty failures from one address stop it for every account", async () => {
  const from = newAddress();
  for (let account = 0; account < 5; account += 1) await failTimes(4, `nobody-${account}@example.org`, from);
  expect(await tryLogin(member.email, from, testPassword)).toBe("too-many-attempts");
  expect(await tryLogin(member.email, newAddress(), testPassword)).toBe("in");
});

test("strangers do not lock a member out of an address the member has used", async () => {
  const home = newAddress();
  expect(await tryLogin(member.email, home, testPassword)).toBe("in");
  const [stranger, other] = [newAddress(), newAddress()];
  await failTimes(5, member.email, stranger);
  expect(await tryLogin(member.email, other, testPassword)).toBe("too-many-attempts");
  expect(await tryLogin(member.email, home, testPassword)).toBe("in");
});

test("unknown, invited and disabled members get the words of a wrong password", async () => {
  const owner = await addMember(auth, "owner");
  const email = `invited-${address}@example.org`;
  await inviteMember(auth, owner, { email, name: "Ivy", role: "viewer" });
  await disableMember(auth, owner, member.id);
  const messages = await Promise.all(
    ["nobody@example.org", email, member.email, owner.email].map((account) =>
      logIn(auth, {
        email: account,
        password: account === owner.email ? "a wrong password" : testPassword,
        address: newAddress(),
        userAgent: "",
      }).catch((error) => error.message),
    ),
  );
  expect(new Set(messages)).toEqual(new Set(["The e-mail address or the password is wrong."]));
});

test("unknown names are counted like members", async () => {
  expect((await failTimes(6, "nobody@example.org", newAddress())).at(-1)).toBe("too-many-attempts");
});

test("what is forgotten leaves the table", async () => {
  await failTimes(1, member.email, newAddress());
  auth.advance(10 * MINUTE + 1);
  await forgetExpired(auth);
  expect((await db.pool.query("select 1 from login_attempts")).rowCount).toBe(0);
});
