import type { Capability } from "./capability";
import { isForeign } from "./is-foreign";
import { isPersonal } from "./is-personal";
import { nameIdea } from "./name-idea";
import { plainSentence, tellsTrouble } from "./plain-sentence";
import { findKind, type ProductKind } from "./product-kind";
import { shareObjects } from "./share-objects";
import { type Chunk, splitIntoChunks } from "./split-sentence";
import { baseForms, joinWords, toClause, toPlural, toSingular } from "./word-forms";
import { ASKING, DETERMINERS, LETTING, PARTICLES, PREPOSITIONS, VAGUE, VERBS } from "./word-list";

/** What can be read from a sentence without understanding it. Nothing here is added to what was written. */
export type Idea = {
  text: string;
  /** A short name: the one given in the text, or made of what the product is about. */
  name: string;
  kind: ProductKind;
  /** Plural, lower case: `neighbours`. */
  actors: string[];
  capabilities: Capability[];
  /** Singular, lower case: what the product deals with. */
  things: string[];
  benefits: string[];
  /** Sentences that tell what is wrong today, as they stood. */
  troubles: string[];
};

const LONGEST = 4_000;
const PASSIVE = /^(is|are|be|was|were|gets?)$/i;

export function readIdea(source: string, platform: string): Idea {
  const text = source.replace(/\s+/g, " ").trim().slice(0, LONGEST);
  const draft: Draft = {
    actors: new Set(),
    capabilities: [],
    benefits: [],
    troubles: [],
    topics: [],
    product: "",
  };
  if (isForeign(text))
    draft.product =
      text
        .split(/[,.;:]/)[0]
        ?.split(" ")
        .slice(0, 5)
        .join(" ") ?? "";
  else for (const sentence of splitSentences(source.slice(0, LONGEST))) readSentence(sentence, draft);
  const capabilities = draft.capabilities.filter((capability) => capability.text.length > 2);
  const things = [...new Set([...draft.topics, ...capabilities.flatMap((capability) => capability.things)])];
  return {
    text,
    name: nameIdea(text, capabilities, draft.product),
    kind: findKind(`${platform} ${text}`),
    actors: [...draft.actors],
    capabilities,
    things: things.length > 0 || isForeign(text) ? things : thingsOf(draft.product.split(" ")),
    benefits: draft.benefits,
    troubles: draft.troubles,
  };
}

type Draft = {
  actors: Set<string>;
  capabilities: Capability[];
  benefits: string[];
  troubles: string[];
  topics: string[];
  product: string;
};

function splitSentences(text: string): string[] {
  return text
    .split(/(?<=[.!?:])\s+|\n+/)
    .map((sentence) => sentence.replace(/^[-*•\d.)\s]+/, "").trim())
    .filter((sentence) => sentence.length > 2);
}

function readSentence(sentence: string, draft: Draft): void {
  if (tellsTrouble(sentence)) {
    draft.troubles.push(toClause(sentence));
    return;
  }
  const before = draft.capabilities.length;
  for (const chunk of splitIntoChunks(toClause(plainSentence(sentence)))) readChunk(chunk, draft);
  shareObjects(draft.capabilities.slice(before));
}

function readChunk(chunk: Chunk, draft: Draft): void {
  const words = chunk.text.split(" ").filter(Boolean);
  if (words.length === 0) return;
  if (chunk.after === "so that") draft.benefits.push(chunk.text);
  else if (chunk.after === "start") readOpening(words, draft);
  else if (chunk.after === "for" && !isVerbForm(words[0], "ing")) readAudience(words, draft);
  else if (chunk.after === "with" || chunk.after === "including") addProvided(words, draft);
  else readAction(words, chunk, draft);
}

/** The sentence's beginning: what is to be built, or already somebody who does something. */
function readOpening(words: string[], draft: Draft): void {
  const start = findVerb(words, 0);
  const isPerson = start > 0 && isPersonal(words[start - 1] ?? "");
  const isOrder = start === 0 && !DETERMINERS.has(words[0]?.toLowerCase() ?? "");
  if (isPerson || isOrder) readAction(words, { after: "where", text: words.join(" ") }, draft);
  else if (draft.product === "") draft.product = stripDeterminers(words).join(" ");
}

/** `for students to find partners` names people and what they do; `for pottery` what it is about. */
function readAudience(words: string[], draft: Draft): void {
  const end = words.findIndex((word) => PREPOSITIONS.has(word.toLowerCase()));
  const phrase = stripDeterminers(end > 0 ? words.slice(0, end) : words);
  if (!isPersonal(phrase.at(-1) ?? "")) {
    draft.topics.push(...thingsOf(words));
    return;
  }
  draft.actors.add(toActor(phrase));
  if (end > 0 && words[end]?.toLowerCase() === "to") {
    readAction([...phrase, ...words.slice(end + 1)], { after: "where", text: "" }, draft);
  }
}

/** `visitors of a nature park note birds` as `visitors note birds`. */
function withoutBelonging(words: string[]): string[] {
  const of = words.findIndex((word) => word.toLowerCase() === "of");
  if (of < 1 || of > 3 || !isPersonal(words[of - 1] ?? "")) return words;
  const place = stripDeterminers(words.slice(of + 1));
  const verb = findVerb(place, 1);
  return verb < 0 ? words : [...words.slice(0, of), ...place.slice(verb)];
}

function readAction(said: string[], chunk: Chunk, draft: Draft): void {
  const words = withoutBelonging(said);
  const first = words[0]?.toLowerCase() ?? "";
  if (LETTING.has(first) && words.length > 2) return readLetting(words.slice(1), chunk, draft);
  const last = draft.capabilities.at(-1);
  if (words.slice(1, 4).some((word) => PASSIVE.test(word))) return addStatement(words, draft);
  const at = findVerb(words, 0);
  if (at < 0) return continuePrevious(words, last, draft);
  const subject = stripDeterminers(
    words.slice(0, at).filter((word) => !/^(can|could|may|will|should|to)$/i.test(word)),
  );
  if (subject.length > 3 || (at === 0 && chunk.after === "and" && last?.verb === null)) {
    return continuePrevious(words, last, draft);
  }
  const actor = subject.length > 0 ? toActor(subject) : chunk.after === "and" ? (last?.actor ?? null) : null;
  if (actor) draft.actors.add(actor);
  const verb = baseVerb(words[at] ?? "");
  const rest = words.slice(at + 1);
  const things = ASKING.has(rest[0]?.toLowerCase() ?? "") ? [] : thingsOf(rest);
  draft.capabilities.push({ kind: "action", actor, verb, text: [verb, ...rest].join(" "), things });
}

/** `lets them reorder`: they are those whom the product is for. */
function readLetting(words: string[], chunk: Chunk, draft: Draft): void {
  const [first] = [...draft.actors];
  const isThem = first !== undefined && words[0]?.toLowerCase() === "them";
  readAction(isThem ? [first, ...words.slice(1)] : words, { ...chunk, after: "where" }, draft);
}

/** `reminders are sent by SMS` stays the sentence that it is. */
function addStatement(words: string[], draft: Draft): void {
  const end = words.findIndex((word) => PASSIVE.test(word));
  const things = thingsOf(words.slice(0, end));
  draft.capabilities.push({ kind: "statement", actor: null, verb: null, text: words.join(" "), things });
}

/** `books` in `lend tools and books` belongs to the action before; after a thing provided it is one more. */
function continuePrevious(words: string[], last: Capability | undefined, draft: Draft): void {
  if (last?.kind !== "action") return addProvided(words, draft);
  last.text = `${last.text} and ${words.join(" ")}`;
  last.things.push(...thingsOf(words));
}

function addProvided(words: string[], draft: Draft): void {
  if (words.length < 4 && isPersonal(words.at(-1) ?? "")) {
    draft.actors.add(toActor(stripDeterminers(words)));
    return;
  }
  draft.capabilities.push({
    kind: "part",
    actor: null,
    verb: null,
    text: words.join(" "),
    things: thingsOf(words),
  });
}

/** What the words up to the first preposition are about: their last noun. */
function thingsOf(words: string[]): string[] {
  const end = words.findIndex((word, at) => at > 0 && PREPOSITIONS.has(word.toLowerCase()));
  const stripped = stripDeterminers(end > 0 ? words.slice(0, end) : words);
  const next = stripped.findIndex(
    (word, at) => at > 0 && DETERMINERS.has(word.toLowerCase()) && !PARTICLES.has(stripped[at - 1] ?? ""),
  );
  const phrase = (next > 0 ? stripped.slice(0, next) : stripped).filter(isNotAdverb);
  const noun = (phrase.at(-1) ?? "").toLowerCase().replace(/[^\p{L}\p{N}-]/gu, "");
  if (noun.length < 3 || VAGUE.has(noun) || PREPOSITIONS.has(noun) || DETERMINERS.has(noun)) return [];
  return isPersonal(noun) ? [] : [toSingular(noun)];
}

function isNotAdverb(word: string): boolean {
  return (
    !/ly$/i.test(word) && !/^(faster|better|easier|quicker|sooner|together|online|automatically)$/i.test(word)
  );
}

function findVerb(words: string[], from: number): number {
  for (let at = from; at < Math.min(words.length, from + 5); at++) {
    const word = words[at]?.toLowerCase() ?? "";
    if (PREPOSITIONS.has(word) && word !== "to") return -1;
    const before = words[at - 1]?.toLowerCase() ?? "";
    if (!DETERMINERS.has(before) && baseForms(word).some((form) => VERBS.has(form))) return at;
  }
  return -1;
}

function baseVerb(word: string): string {
  const lower = word.toLowerCase();
  return baseForms(lower).find((form) => VERBS.has(form)) ?? lower;
}

function isVerbForm(word: string | undefined, ending: string): boolean {
  const lower = word?.toLowerCase() ?? "";
  return lower.endsWith(ending) && baseForms(lower).some((form) => VERBS.has(form));
}

function stripDeterminers(words: string[]): string[] {
  const start = words.findIndex((word) => !DETERMINERS.has(word.toLowerCase()));
  return start < 0 ? [] : words.slice(start);
}

function toActor(words: string[]): string {
  const phrase = words.map((word) => word.toLowerCase());
  const last = phrase.at(-1) ?? "user";
  const plural =
    toSingular(last) === last && !["people", "staff", "reception", "everyone", "anyone"].includes(last)
      ? toPlural(last)
      : last;
  return [...phrase.slice(0, -1), plural].join(" ");
}

/** `neighbours and teachers`; when nobody is named, `people`. */
export function actorsOf(idea: Idea): string {
  return joinWords(idea.actors.slice(0, 3)) || "people";
}
