import { RESULT_FENCE } from "../prompt/describe-answer-form";

/** The two parts of an answer: the documents, and the source of the block that ends it (null: there is none). */
export type AnswerParts = { documents: string; block: string | null };

const NAMED = new RegExp(`^ {0,3}(\`{3,}|~{3,})[ \\t]*(?:json[ \\t]+)?${RESULT_FENCE}[ \\t]*$`, "gm");
/** Some models write the fence's usual word: taken for the block only when nothing follows it. */
const PLAIN = "\n```json\n";

/** Cuts an answer at the last block that is named as the result. */
export function findBlock(answer: string): AnswerParts {
  const text = answer.replaceAll("\r\n", "\n");
  const named = [...text.matchAll(NAMED)].at(-1);
  if (named) {
    const behind = text.slice(named.index + named[0].length + 1);
    return { documents: text.slice(0, named.index), block: cutAtFence(behind, named[1] ?? "```") };
  }
  const start = `\n${text}`.lastIndexOf(PLAIN);
  const last = start < 0 ? "" : text.slice(start + PLAIN.length - 1).trimEnd();
  if (!last.endsWith("\n```") || last.indexOf("\n```") !== last.length - 4)
    return { documents: text, block: null };
  return { documents: text.slice(0, start), block: last.slice(0, -4) };
}

function cutAtFence(text: string, fence: string): string {
  const lines = text.split("\n");
  const end = lines.findIndex((line) => line.trim().startsWith(fence) && /^[`~]+$/.test(line.trim()));
  return (end < 0 ? lines : lines.slice(0, end)).join("\n");
}
