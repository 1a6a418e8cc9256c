import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";
import type { RunState } from "./run-state";

/** SHA-256 of a state, in hex: equal states have equal hashes on every machine, in whatever order their keys came. */
export function hashState(state: RunState): string {
  const work = hashStateInPieces(state);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** The same, with a rest after each piece, so that a page can do something else in between. */
export function* hashStateInPieces(state: RunState): Generator<undefined, string, undefined> {
  const hash = sha256.create();
  for (const [name, value] of sortedEntries(state)) {
    hash.update(utf8ToBytes(`${name}\n`));
    for (const piece of Array.isArray(value) ? value : [value]) {
      hash.update(utf8ToBytes(`${writeCanonical(piece)}\n`));
      yield undefined;
    }
  }
  return bytesToHex(hash.digest());
}

/** JSON with the keys of objects in one order; what JSON leaves out is left out. */
function writeCanonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => writeCanonical(one ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const parts = sortedEntries(value).map(([name, part]) => `${JSON.stringify(name)}:${writeCanonical(part)}`);
  return `{${parts.join(",")}}`;
}

function sortedEntries(value: object): [string, unknown][] {
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
}
