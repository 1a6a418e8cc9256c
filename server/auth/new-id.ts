import { randomBytes } from "node:crypto";

/** A UUID version 7: ids made later sort later, to the millisecond. */
export function newId(at: Date): string {
  const time = at.getTime().toString(16).padStart(12, "0");
  const random = randomBytes(10);
  random[0] = 0x70 | ((random[0] ?? 0) & 0x0f);
  random[2] = 0x80 | ((random[2] ?? 0) & 0x3f);
  const hex = time + random.toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
