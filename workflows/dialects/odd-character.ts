import type { ProblemLog } from "./problem-log";
import type { Place } from "./source-value";

export function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

/** All that YAML 1.2 does not count as printable: control characters, half pairs, non-characters. */
function isOdd(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && code !== 0x0a && code !== 0x0d;
  if (code >= 0x7f && code <= 0x9f) return code !== 0x85;
  return isSurrogate(code) || code === 0xfffe || code === 0xffff;
}

/** Offsets of the first `most` characters that no text may hold. */
export function findOddCharacters(text: string, most: number): number[] {
  const odd: number[] = [];
  for (let at = 0; at < text.length && odd.length < most; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (isOdd(code)) odd.push(at);
    if (code > 0xffff) at++;
  }
  return odd;
}

export function reportOddCharacter(log: ProblemLog, place: Place, code: number): void {
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const hint = "Delete it, and save the file as UTF-8 text.";
  log.error(place, "odd-character", `The character ${name} cannot stand in a definition.`, hint);
}
