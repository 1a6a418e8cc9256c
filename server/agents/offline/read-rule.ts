import { isPersonal } from "./is-personal";
import { plainSentence } from "./plain-sentence";
import { toActor } from "./read-phrase";

const FORBIDS = /\b(?:(?:may|must|can|could|should|shall|will|do|does) not|cannot|can't|never|only)\b/i;
const DEMANDS =
  /\b(?:must|shall|should|ha(?:s|ve) to|needs? to|always|at (?:most|least)|no (?:more|less|longer) than|appl(?:y|ies)|compl(?:y|ies)|compliant)\b/i;
/** `A tool that never loses a file` says what is to be built. */
const PRODUCT = /^(?:an?\s|build|make|create|develop|design|we\s|i\s|please\s)/i;
const WISH =
  /^(?:please\s+)?(?:make|keep) (?:it|this|that)\b|^it (?:should|must|has to|needs to) (?:be|look|feel)\b/i;

/** A sentence that says what always has to hold, such as a law or a limit: it is kept word for word. */
export function isRule(sentence: string): boolean {
  if (PRODUCT.test(sentence)) return false;
  if (FORBIDS.test(sentence)) return true;
  return DEMANDS.test(sentence) && plainSentence(sentence) === sentence;
}

/** `Make it cool`: wanted, but nobody can see yet whether it is so. */
export function isWish(sentence: string): boolean {
  return WISH.test(sentence);
}

/** Whom a rule speaks of, when it begins with them. */
export function actorOfRule(rule: string): string | null {
  const words = (
    /^((?:[\p{L}-]+ ){1,4}?)(?:may|must|can|could|should|shall|will|do|has|have|needs?)\b/u.exec(rule)?.[1] ??
    ""
  )
    .trim()
    .split(" ");
  return isPersonal(words.at(-1) ?? "") ? toActor(words) : null;
}
