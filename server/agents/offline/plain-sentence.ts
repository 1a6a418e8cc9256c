import { isPersonal } from "./is-personal";
import { DETERMINERS, PREPOSITIONS, VERBS } from "./word-list";

const WISH =
  /^((?:[\p{L}'-]+\s+){1,9}?)(?:should|must|shall|can|could|may|will|needs? to|wants? to|would like to|ha(?:s|ve) to)\s+(?:also\s+)?(?:be able to\s+)?(?=\p{L})/iu;

const WANTING = /^(?:we|i)\s+(?:want|need|would like|expect)\s+((?:[\p{L}'-]+\s+){1,6}?)to\s+(?=\p{L})/iu;
const HELPING = /^(?:help|let|allow|enable)s?\s+/i;

/** `Patients of a clinic should be able to book ...` as `Patients book ...`; other sentences stay as they are. */
export function plainSentence(sentence: string): string {
  if (HELPING.test(sentence)) return plainHelp(sentence);
  const wish = WANTING.exec(sentence) ?? WISH.exec(sentence);
  const who = headOf((wish?.[1] ?? "").trim().split(/\s+/));
  if (!wish || !isPersonal(who.at(-1) ?? "")) return sentence;
  return `${who.join(" ")} ${sentence.slice(wish[0].length)}`;
}

/** `Help volunteers of a food bank find shifts` as `volunteers find shifts`. */
function plainHelp(sentence: string): string {
  const words = sentence.replace(HELPING, "").split(/\s+/);
  const at = words.findIndex(
    (word, place) => place > 0 && place < 8 && isVerb(word) && !isVerb(words[place + 1]),
  );
  const who = headOf(words.slice(0, at));
  if (at < 1 || !isPersonal(who.at(-1) ?? "")) return sentence;
  return [...who, ...words.slice(at)].join(" ");
}

function isVerb(word: string | undefined): boolean {
  return VERBS.has((word ?? "").toLowerCase());
}

/** The noun and its adjectives, without articles and what is said about it. */
function headOf(words: string[]): string[] {
  const end = words.findIndex((word, at) => at > 0 && PREPOSITIONS.has(word.toLowerCase()));
  return (end > 0 ? words.slice(0, end) : words).filter((word) => !DETERMINERS.has(word.toLowerCase()));
}

const TROUBLE =
  /\b(costs? (us|me|them|people|too much)|(we|they|people|i) (lose|waste|forget|miss|struggle|spend)|takes? (us |them |me )?(too )?(long|hours|days|weeks)|currently|at the moment|nobody knows|hard to|difficult to|no-shows?|(gets?|is|are) (too slow|lost|forgotten|overlooked))\b/i;
const PRODUCT = /^(please |i |we |build|make|create|develop|design|an? |the )|\b(that|where|so that)\b/i;

/** Whether a sentence tells what is wrong today, not what is to be built. */
export function tellsTrouble(sentence: string): boolean {
  return TROUBLE.test(sentence) && !PRODUCT.test(sentence);
}
