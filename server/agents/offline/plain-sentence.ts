import { isPersonal } from "./is-personal";
import { DETERMINERS, PREPOSITIONS } from "./word-list";

const WISH =
  /^((?:[\p{L}'-]+\s+){1,9}?)(?:should|must|shall|can|could|may|will|needs? to|wants? to|would like to|ha(?:s|ve) to)\s+(?:also\s+)?(?:be able to\s+)?(?=\p{L})/iu;

/** `Patients of a clinic should be able to book ...` as `Patients book ...`; other sentences stay as they are. */
export function plainSentence(sentence: string): string {
  const wish = WISH.exec(sentence);
  const words = (wish?.[1] ?? "").trim().split(/\s+/);
  const end = words.findIndex((word) => PREPOSITIONS.has(word.toLowerCase()));
  const who = (end > 0 ? words.slice(0, end) : words).filter((word) => !DETERMINERS.has(word.toLowerCase()));
  if (!wish || !isPersonal(who.at(-1) ?? "")) return sentence;
  return `${who.join(" ")} ${sentence.slice(wish[0].length)}`;
}

const TROUBLE =
  /\b(costs? (us|me|them|people|too much)|(we|they|people|i) (lose|waste|forget|miss|struggle|spend)|takes? (us |them |me )?(too )?(long|hours|days|weeks)|currently|at the moment|nobody knows|hard to|difficult to|no-shows?|(gets?|is|are) (too slow|lost|forgotten|overlooked))\b/i;
const PRODUCT = /^(please |i |we |build|make|create|develop|design|an? |the )|\b(that|where|so that)\b/i;

/** Whether a sentence tells what is wrong today, not what is to be built. */
export function tellsTrouble(sentence: string): boolean {
  return TROUBLE.test(sentence) && !PRODUCT.test(sentence);
}
