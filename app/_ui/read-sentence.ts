/** A stretch of a sentence and how it is set off; `from` is where it begins. */
export type SentencePart = { from: number; kind: "text" | "strong" | "em" | "code"; text: string };

const MARKED = /\*\*(?<strong>[^*]+)\*\*|\*(?<em>[^*\s](?:[^*]*[^*\s])?)\*|`(?<code>[^`]+)`/g;

/** Reads the few marks that the core's sentences use: `**what**`, `*who*` and `` `code` ``. The rest is text. */
export function readSentence(sentence: string): SentencePart[] {
  const parts: SentencePart[] = [];
  let end = 0;
  for (const match of sentence.matchAll(MARKED)) {
    if (match.index > end) parts.push({ from: end, kind: "text", text: sentence.slice(end, match.index) });
    parts.push({ from: match.index, ...readMark(match) });
    end = match.index + match[0].length;
  }
  if (end < sentence.length) parts.push({ from: end, kind: "text", text: sentence.slice(end) });
  return parts;
}

function readMark({ groups = {} }: RegExpMatchArray): Pick<SentencePart, "kind" | "text"> {
  const { strong, em, code = "" } = groups;
  if (strong !== undefined) return { kind: "strong", text: strong };
  return em === undefined ? { kind: "code", text: code } : { kind: "em", text: em };
}

/** The sentence without its marks, for titles and labels. */
export function plainSentence(sentence: string): string {
  return readSentence(sentence)
    .map(({ text }) => text)
    .join("");
}
