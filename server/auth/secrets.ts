import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 random bits in URL-safe characters. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 as lower-case hex: enough for secrets of 128 bits and more, which nobody can guess. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret, "utf8").digest("hex");
}

/** Compares two hashes in a time that does not depend on where they differ. */
export function areHashesEqual(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one, "hex"), Buffer.from(other, "hex")];
  return left.length === right.length && timingSafeEqual(left, right);
}
