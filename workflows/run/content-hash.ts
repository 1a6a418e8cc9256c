import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";

/** SHA-256 of a text's UTF-8 bytes, in hex: the same on server and browser. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** What a decision repeats when several documents are shown at once: one hash over all of theirs. */
export function hashDocuments(documents: readonly { name: string; sha256: string }[]): string {
  const [only, ...others] = documents;
  if (only && others.length === 0) return only.sha256;
  return hashText(documents.map(({ name, sha256: hash }) => `${hash}  ${name}\n`).join(""));
}
