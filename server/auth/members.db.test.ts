import { beforeEach, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { authenticateRequest } from "./authenticate-request";
import { disableMember, setRole } from "./change-member";
import { inviteMember, renewInvite } from "./invite-member";
import { join } from "./join";
import { listAudit } from "./list-audit";
import { logIn } from "./log-in";
import { listMembers } from "./members";
import type { Person } from "./principal";
import { overlap } from "./testing/overlap";
import { addMember, createTestAuth, type TestAuth, testPassword } from "./testing/test-auth";

const db = await createTestDatabase();
const HOUR = 60 * 60_000;
const caller = { address: "127.0.0.1", userAgent: "test" };

let auth: TestAuth;
let owner: Person;
beforeEach(async () => {
  await db.pool.query("delete from users");
  auth = createTestAuth(db);
  owner = await addMember(auth, "owner");
});

test("an invited member joins with the link, once, and is signed in", async () => {
  const order = { email: "Ben@Example.org", name: "Ben", role: "approver" as const };
  const { member, token } = await inviteMember(auth, owner, order);
  expect(member).toMatchObject({ name: "Ben", email: "ben@example.org", status: "invited" });
  const opened = await join(auth, { token, password: "five other plain words", userAgent: "" });
  expect(opened.person).toMatchObject({ id: member.id, role: "approver" });
  const again = join(auth, { token, password: "six more plain words", userAgent: "" });
  await expect(again).rejects.toMatchObject({ reason: "invite-invalid" });
});

test("a link ends after 72 hours, and a new one replaces it", async () => {
  const { member, token } = await inviteMember(auth, owner, {
    email: "b@example.org",
    name: "B",
    role: "viewer",
  });
  const { token: renewed } = await renewInvite(auth, owner, member.id);
  const password = "five other plain words";
  await expect(join(auth, { token, password, userAgent: "" })).rejects.toMatchObject({
    reason: "invite-invalid",
  });
  auth.advance(72 * HOUR);
  const late = join(auth, { token: renewed, password, userAgent: "" });
  await expect(late).rejects.toMatchObject({ reason: "invite-invalid" });
});

test("a link for a forgotten password ends the sessions of the old one", async () => {
  const member = await addMember(auth, "operator");
  const { token } = await logIn(auth, { email: member.email, password: testPassword, ...caller });
  const invitation = await renewInvite(auth, owner, member.id);
  const headers = { cookie: `botarmy=${token}`, host: "localhost:3000" };
  expect(await authenticateRequest(auth, { headers })).toBeDefined();
  await join(auth, { token: invitation.token, password: "five other plain words", userAgent: "" });
  expect(await authenticateRequest(auth, { headers })).toBeUndefined();
});

test("a member who was disabled cannot use an older link", async () => {
  const { member, token } = await inviteMember(auth, owner, {
    email: "b@example.org",
    name: "B",
    role: "viewer",
  });
  await disableMember(auth, owner, member.id);
  const joining = join(auth, { token, password: "five other plain words", userAgent: "" });
  await expect(joining).rejects.toMatchObject({ reason: "invite-invalid" });
  await expect(renewInvite(auth, owner, member.id)).rejects.toMatchObject({ reason: "not-found" });
});

test("an address belongs to one member, whatever its case", async () => {
  const order = { email: owner.email.toUpperCase(), name: "Twin", role: "viewer" as const };
  await expect(inviteMember(auth, owner, order)).rejects.toMatchObject({ reason: "email-taken" });
});

test("the last owner is neither disabled nor given another role", async () => {
  await inviteMember(auth, owner, { email: "later@example.org", name: "Not yet", role: "owner" });
  const refusal = { reason: "last-owner" };
  await expect(disableMember(auth, owner, owner.id)).rejects.toMatchObject(refusal);
  await expect(setRole(auth, owner, owner.id, "viewer")).rejects.toMatchObject(refusal);
  const second = await addMember(auth, "owner");
  expect(await setRole(auth, second, owner.id, "viewer")).toMatchObject({ role: "viewer" });
});

test("two owners who remove each other at the same moment leave one owner", async () => {
  const second = await addMember(auth, "owner");
  const answers = await overlap(db, [
    () => disableMember(auth, owner, second.id),
    () => setRole(auth, second, owner.id, "viewer"),
  ]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("changes are audited with before and after, without e-mail addresses", async () => {
  const member = await addMember(auth, "viewer");
  await setRole(auth, owner, member.id, "operator");
  const { items } = await listAudit(auth, { target: `user:${member.id}` }, { limit: 10 });
  expect(items).toMatchObject([
    {
      action: "member.roleChanged",
      actor: { kind: "person", id: owner.id, name: owner.name },
      before: { role: "viewer" },
      after: { role: "operator" },
    },
  ]);
  expect(JSON.stringify(items)).not.toContain("@");
});

test("members are listed page by page, with addresses for those who manage them alone", async () => {
  for (let count = 0; count < 4; count += 1) await addMember(auth, "viewer");
  const first = await listMembers(auth, { limit: 3, withEmail: false });
  expect(first.items).toHaveLength(3);
  expect(first.items[0]).not.toHaveProperty("email");
  const cursor = first.nextCursor ?? "";
  const second = await listMembers(auth, { limit: 3, cursor, withEmail: true });
  expect(second.items).toHaveLength(2);
  expect(second.items[0]).toHaveProperty("email");
  expect(second.nextCursor).toBeNull();
});
