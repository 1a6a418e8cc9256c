import { isPersonal } from "./is-personal";
import { baseForms, toPlural, toSingular } from "./word-forms";
import { COLLECTIVES, DETERMINERS, PARTICLES, PREPOSITIONS, VAGUE, VERBS } from "./word-list";

/** Where the first verb stands among the next few words, before any preposition; -1 when there is none. */
export function findVerb(words: string[], from: number): number {
  for (let at = from; at < Math.min(words.length, from + 5); at++) {
    const word = words[at]?.toLowerCase() ?? "";
    if (PREPOSITIONS.has(word) && word !== "to") return -1;
    const before = words[at - 1]?.toLowerCase() ?? "";
    if (!DETERMINERS.has(before) && baseForms(word).some((form) => VERBS.has(form))) return at;
  }
  return -1;
}

export function baseVerb(word: string): string {
  const lower = word.toLowerCase();
  return baseForms(lower).find((form) => VERBS.has(form)) ?? lower;
}

export function isVerbForm(word: string | undefined, ending: string): boolean {
  const lower = word?.toLowerCase() ?? "";
  return lower.endsWith(ending) && baseForms(lower).some((form) => VERBS.has(form));
}

/** `the club manager blocks ...`: somebody who does something, not a thing to be built. */
export function tellsWhoDoes(words: string[]): boolean {
  const verb = findVerb(words, 0);
  return verb > 0 && isPersonal(words[verb - 1] ?? "");
}

export function stripDeterminers(words: string[]): string[] {
  const start = words.findIndex((word) => !DETERMINERS.has(word.toLowerCase()));
  return start < 0 ? [] : words.slice(start);
}

const PLURAL_ALREADY = ["people", "staff", "reception", "everyone", "anyone"];

/** Those who act, plural and in lower case; a group that acts as one stays `the finance department`. */
export function toActor(said: string[]): string {
  const phrase = stripDeterminers(said).map((word) => word.toLowerCase());
  const last = phrase.at(-1) ?? "user";
  const isNamed = phrase.length < said.length && !/^an?$/i.test(said[0] ?? "");
  if (isNamed && COLLECTIVES.has(last) && !PLURAL_ALREADY.includes(last)) return `the ${phrase.join(" ")}`;
  const isSingular = toSingular(last) === last && !PLURAL_ALREADY.includes(last);
  return [...phrase.slice(0, -1), isSingular ? toPlural(last) : last].join(" ");
}

/** `visitors of a nature park note birds` as `visitors note birds`. */
export function withoutBelonging(words: string[]): string[] {
  const of = words.findIndex((word) => word.toLowerCase() === "of");
  if (of < 1 || of > 3 || !isPersonal(words[of - 1] ?? "")) return words;
  const place = stripDeterminers(words.slice(of + 1));
  const verb = findVerb(place, 1);
  return verb < 0 ? words : [...words.slice(0, of), ...place.slice(verb)];
}

/** Nouns that are made of verbs and name things all the same. */
const THINGS_IN_ING =
  /^(?:booking|meeting|listing|building|recording|drawing|painting|rating|training|wedding|posting|reading|ring|thing|string|setting|saving|filing|finding|greeting|bearing|spring|evening|morning)s?$/;

/** What the words up to the first preposition are about: their last noun. */
export function thingsOf(words: string[]): string[] {
  const first = words[0]?.toLowerCase() ?? "";
  if (PREPOSITIONS.has(first) && !PARTICLES.has(first)) return [];
  const end = words.findIndex((word, at) => at > 0 && PREPOSITIONS.has(word.toLowerCase()));
  const stripped = stripDeterminers(end > 0 ? words.slice(0, end) : words);
  const next = stripped.findIndex(
    (word, at) => at > 0 && DETERMINERS.has(word.toLowerCase()) && !PARTICLES.has(stripped[at - 1] ?? ""),
  );
  const phrase = (next > 0 ? stripped.slice(0, next) : stripped).filter(isNotAdverb);
  const noun = (phrase.at(-1) ?? "").toLowerCase().replace(/[^\p{L}\p{N}-]/gu, "");
  if (noun.length < 3 || VAGUE.has(noun) || PREPOSITIONS.has(noun) || DETERMINERS.has(noun)) return [];
  if (/^\d/.test(noun) || (/ing$/.test(noun) && !THINGS_IN_ING.test(noun))) return [];
  return isPersonal(noun) ? [] : [toSingular(noun)];
}

function isNotAdverb(word: string): boolean {
  return (
    !/ly$/i.test(word) && !/^(faster|better|easier|quicker|sooner|together|online|automatically)$/i.test(word)
  );
}
