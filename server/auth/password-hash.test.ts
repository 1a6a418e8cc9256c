import { scryptSync } from "node:crypto";
import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./password-hash";

/** At a lower cost, as an older release would have stored it. */
function hashCheaply(password: string): string {
  const salt = Buffer.from("0123456789abcdef");
  const key = scryptSync(password, salt, 32, { N: 1024, r: 8, p: 1 });
  return `scrypt$1024$8$1$${salt.toString("base64")}$${key.toString("base64")}`;
}

test("a password verifies against its own hash", async () => {
  const stored = await hashPassword("four plain words here");
  expect(stored).toMatch(/^scrypt\$32768\$8\$3\$[^$]{24}\$[^$]{44}$/);
  expect(await verifyPassword("four plain words here", stored)).toBe(true);
});

test("another password does not verify", async () => {
  const stored = hashCheaply("four plain words here");
  expect(await verifyPassword("four plain words here", stored)).toBe(true);
  expect(await verifyPassword("four plain words herE", stored)).toBe(false);
});

test("nothing verifies for a member without a password", async () => {
  expect(await verifyPassword("four plain words here", undefined)).toBe(false);
});
