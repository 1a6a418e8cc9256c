/** A piece of text as it is, or one character that would be invisible or change the order of others; `from` is its offset. */
export type TextPiece =
  | { kind: "text"; from: number; text: string }
  | { kind: "hidden"; from: number; code: string; name: string };

const NAMES: Record<string, string> = {
  "00AD": "soft hyphen",
  "061C": "Arabic letter mark",
  "200B": "zero width space",
  "200C": "zero width non-joiner",
  "200D": "zero width joiner",
  "200E": "left-to-right mark",
  "200F": "right-to-left mark",
  "202A": "left-to-right embedding",
  "202B": "right-to-left embedding",
  "202C": "end of direction change",
  "202D": "left-to-right override",
  "202E": "right-to-left override",
  "2060": "word joiner",
  "2066": "left-to-right isolate",
  "2067": "right-to-left isolate",
  "2068": "first strong isolate",
  "2069": "end of isolate",
  FEFF: "byte order mark",
};

const KINDS = [
  // A joiner outside an emoji.
  /(?<!\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?)\u200D|\u200D(?!\p{Extended_Pictographic})/u,
  // Format characters (direction, zero width, tags) and controls, but for tab and line ends.
  /(?![\u200D\t\n\r])[\p{Cf}\p{Cc}]/u,
  // Letters that are blank, and ends of line that do not look like one.
  /\u115F|\u1160|\u3164|\uFFA0|\u2800|\u034F|\u2028|\u2029/u,
  // Selectors that can carry text nobody sees; the common emoji selector U+FE0F stays.
  /(?!\uFE0F)\p{Variation_Selector}/u,
  // Private characters, and halves of characters.
  /\p{Co}|\p{Cs}/u,
];

/** Every character that is invisible, changes the order of others, or is no character at all. */
export const HIDDEN_CHARACTER = new RegExp(KINDS.map((kind) => kind.source).join("|"), "gu");

/** Splits text so that every character which hides something can be shown by name. */
export function splitHidden(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const found of text.matchAll(HIDDEN_CHARACTER)) {
    if (found.index > from) pieces.push({ kind: "text", from, text: text.slice(from, found.index) });
    pieces.push({ kind: "hidden", from: found.index, ...nameHidden(found[0]) });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push({ kind: "text", from, text: text.slice(from) });
  return pieces;
}

function nameHidden(character: string): { code: string; name: string } {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return { code: `U+${hex}`, name: NAMES[hex] ?? "character that cannot be seen" };
}
