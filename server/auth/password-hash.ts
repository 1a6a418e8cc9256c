import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { inPasswordSlot } from "./in-password-slot";

/** 32 MiB and about 0.1 s of one core: OWASP's scrypt setting with three rounds. */
const COST = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;

/** `scrypt$N$r$p$salt$key`, so that the cost can rise and old hashes still verify. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await inPasswordSlot(() => deriveKey(password, salt, COST));
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64"), key.toString("base64")].join("$");
}

/**
 * Takes as long for a member who is unknown or has no password (S19). Only within `trySecret`, which counts
 * the guesses and bounds how many run at once.
 */
export async function verifyPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const [, n, r, p, salt = "", key = ""] = (stored ?? decoy).split("$");
  const expected = Buffer.from(key, "base64");
  const actual = await deriveKey(password, Buffer.from(salt, "base64"), {
    N: Number(n),
    r: Number(r),
    p: Number(p),
  });
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** What nobody's password verifies against, at today's cost. */
const decoy = ["scrypt", COST.N, COST.r, COST.p, randomBytes(16).toString("base64"), "AA=="].join("$");

function deriveKey(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, KEY_BYTES, { ...cost, maxmem: 64 * 2 ** 20 }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
