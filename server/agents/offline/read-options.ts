import { capitalize, toClause } from "./word-forms";

const BETWEEN = /\bbetween\s+(.{2,80}?)\s+and\s+([^?.]{2,80})/i;
const EITHER =
  /\b(?:(?:in|with|on|to|use|using|by|as|via|buy|take|choose)\s+)([^,?.]{2,60}?)((?:,\s*[^,?.]{2,60}?)*),?\s+or\s+(?:in|with|on|to|use|using|by|as|via|buy|take|choose)?\s*([^?.]{2,80})/i;
const SHOULD = /^should\s+(?:we|i|they|people|(?:the|our|my)\s+[\p{L}-]+)\s+(.{3,120}?)\?*$/iu;

/**
 * The options that a question itself names: `in Postgres or in object storage`, `between A and B`; of a question
 * of yes or no, to do it. Empty when it names none.
 */
export function optionsIn(question: string): string[] {
  const text = toClause(question.trim());
  const between = BETWEEN.exec(text);
  if (between) return tidy([between[1], between[2]]);
  const either = EITHER.exec(text);
  if (either) return tidy([either[1], ...(either[2] ?? "").split(","), either[3]]);
  return / or /.test(text) ? [] : tidy([SHOULD.exec(text)?.[1]]);
}

function tidy(options: (string | undefined)[]): string[] {
  const named = options.map((option) => capitalize(toClause((option ?? "").replace(/\?+$/, "").trim())));
  return [...new Set(named.filter((option) => option.length > 1))];
}
