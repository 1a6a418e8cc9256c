import { PlainText } from "./plain-text";
import { readSentence, type SentencePart } from "./read-sentence";

/** A sentence of the core with its marks drawn. Names in it may come from agents, so nothing hidden stays hidden. */
export function Sentence({ text }: { text: string }) {
  return readSentence(text).map((part) => <Part key={part.from} part={part} />);
}

function Part({ part: { kind, text } }: { part: SentencePart }) {
  const words = <PlainText text={text} />;
  switch (kind) {
    case "text":
      return words;
    case "strong":
      return <strong className="font-semibold text-ink">{words}</strong>;
    case "em":
      return <em className="text-ink not-italic">{words}</em>;
    case "code":
      return <code className="font-mono text-[0.92em]">{words}</code>;
  }
}
