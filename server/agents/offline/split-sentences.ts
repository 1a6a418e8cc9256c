import { PREPOSITIONS } from "./word-list";

const LINE = /\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)])\s)|\n(?=\s*\p{Lu})/u;
const END = /(?<=[.!?:])\s+|;\s+(?!(?:and|or|plus)\b)/;

/** The sentences of an idea, without bullets; a line that was only wrapped belongs to the one before. */
export function splitSentences(text: string): string[] {
  return withoutMarkup(text)
    .split(LINE)
    .flatMap((line) => joinRests(line.replace(/\s+/g, " ").split(END)))
    .map((sentence) => sentence.replace(/^(?:[-*•]|\d+[.)])\s+/, "").trim())
    .filter((sentence) => sentence.length > 2);
}

/** `...; with a dry run` goes on with the sentence before. */
function joinRests(parts: string[]): string[] {
  const sentences: string[] = [];
  for (const part of parts) {
    const first = part.split(" ")[0]?.toLowerCase() ?? "";
    const before = sentences.at(-1);
    if (before !== undefined && PREPOSITIONS.has(first) && !/[.!?:]$/.test(before))
      sentences[sentences.length - 1] = `${before}, ${part}`;
    else sentences.push(part);
  }
  return sentences;
}

/** What people write around words to make them stand out is no word. */
function withoutMarkup(text: string): string {
  return text
    .replace(/```[\s\S]*?```/g, " ")
    .replace(/<[^<>\n]{1,200}>/g, " ")
    .replace(/\[([^\]\n]{1,200})\]\([^)\n]{0,400}\)/g, "$1")
    .replace(/\{\{[^{}\n]{0,100}\}\}/g, " ")
    .replace(/^\s*#{1,6}\s+/gm, "")
    .replace(/\s[#|]\s/g, " ")
    .replace(/[`*_|]+/g, " ");
}
