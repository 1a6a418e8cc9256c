import type { Capability } from "./capability";
import { isForeign } from "./is-foreign";
import { isPersonal } from "./is-personal";
import { nameIdea } from "./name-idea";
import { plainSentence, tellsTrouble } from "./plain-sentence";
import { findKind, type ProductKind } from "./product-kind";
import {
  baseVerb,
  findVerb,
  isVerbForm,
  stripDeterminers,
  tellsWhoDoes,
  thingsOf,
  toActor,
  withoutBelonging,
} from "./read-phrase";
import { actorOfRule, isRule, isWish } from "./read-rule";
import { shareObjects } from "./share-objects";
import { type Chunk, splitIntoChunks } from "./split-sentence";
import { splitSentences } from "./split-sentences";
import { joinWords, toClause } from "./word-forms";
import { ASKING, DETERMINERS, LETTING, ORGANISATIONS, PREPOSITIONS } from "./word-list";

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
  /** Sentences that say what always has to hold, as they stood. */
  rules: string[];
  /** Sentences that wish for something that nobody can see yet, as they stood: `Make it cool`. */
  wishes: string[];
  /** In a language that is not read: the words are kept, and nothing is read into them. */
  isForeign: boolean;
};

const LONGEST = 4_000;
const PASSIVE = /^(is|are|be|was|were|gets?)$/i;

/** No sentence is lost: what the rules here cannot take apart is kept as it stood. */
export function readIdea(source: string, platform: string): Idea {
  const text = source.replace(/\s+/g, " ").trim().slice(0, LONGEST);
  const draft: Draft = {
    actors: new Set(),
    hosts: new Set(),
    capabilities: [],
    benefits: [],
    troubles: [],
    rules: [],
    wishes: [],
    topics: [],
    product: "",
  };
  const sentences = splitSentences(source.slice(0, LONGEST));
  if (isForeign(text)) readForeign(sentences, draft);
  else for (const sentence of sentences) readSentence(sentence, draft);
  const capabilities = draft.capabilities.filter((capability) => capability.text.length > 2);
  const things = [...new Set([...capabilities.flatMap((capability) => capability.things), ...draft.topics])];
  const { benefits, troubles, rules, wishes } = draft;
  return {
    text,
    name: nameIdea(text, capabilities, draft.product),
    kind: findKind(`${platform} ${text}`),
    actors: [...(draft.actors.size > 0 ? draft.actors : draft.hosts)],
    capabilities,
    things: things.length > 0 || isForeign(text) ? things : thingsOf(draft.product.split(" ")),
    benefits,
    troubles,
    rules,
    wishes,
    isForeign: isForeign(text),
  };
}

type Draft = Pick<Idea, "capabilities" | "benefits" | "troubles" | "rules" | "wishes"> & {
  actors: Set<string>;
  /** Whom the product belongs to: they count when nobody else is named. */
  hosts: Set<string>;
  topics: string[];
  product: string;
};

/** The name stands before the first comma or colon, what it does after it: word for word. */
function readForeign(sentences: string[], draft: Draft): void {
  const [first = "", ...others] = sentences;
  draft.product = (first.split(/[,.;:]/)[0] ?? "")
    .replace(/^(?:eine?n?|der|die|das|une?|les?|la|el|los|las|una|il|een|het|de)\s+/i, "")
    .split(" ")
    .slice(0, 5)
    .join(" ");
  for (const said of others.length > 0 ? others : [first]) if (said) addVerbatim(said, draft);
}

function addVerbatim(sentence: string, draft: Draft): void {
  draft.capabilities.push({
    kind: "statement",
    actor: null,
    verb: null,
    text: toClause(sentence),
    things: [],
  });
}

function readSentence(sentence: string, draft: Draft): void {
  const said = toClause(sentence);
  if (tellsTrouble(sentence)) draft.troubles.push(said);
  else if (isWish(sentence)) draft.wishes.push(said);
  else if (isRule(sentence)) readRule(said, draft);
  else readParts(sentence, draft);
}

function readRule(rule: string, draft: Draft): void {
  const actor = actorOfRule(rule);
  if (actor) draft.actors.add(actor);
  draft.rules.push(rule);
}

function readParts(sentence: string, draft: Draft): void {
  const known = () => draft.capabilities.length + draft.benefits.length + draft.product.length;
  const [before, from] = [known(), draft.capabilities.length];
  const chunks = splitIntoChunks(toClause(plainSentence(sentence)));
  if (isReadable(chunks, draft)) for (const chunk of chunks) readChunk(chunk, draft);
  shareObjects(draft.capabilities.slice(from));
  if (known() === before) addVerbatim(sentence, draft);
}

/** What is to be built is said once; a later sentence says who does what, or a part of it does. */
function isReadable([first, ...others]: Chunk[], { product }: Draft): boolean {
  const isNew = product === "" || first?.after !== "start" || tellsAction(first.text.split(" "));
  return isNew || others.some(({ after }) => after !== "and");
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
  if (tellsAction(words)) readAction(words, { after: "where", text: words.join(" ") }, draft);
  else if (draft.product === "") draft.product = stripDeterminers(words).join(" ");
}

/** It begins with somebody who does something, or with an order; `support for German` is none. */
function tellsAction(words: string[]): boolean {
  const isOrder =
    findVerb(words, 0) === 0 &&
    !DETERMINERS.has(words[0]?.toLowerCase() ?? "") &&
    !/^(?:for|of)$/i.test(words[1] ?? "");
  return tellsWhoDoes(words) || isOrder;
}

/** `for students to find partners` names people and what they do; `for pottery` what it is about. */
function readAudience(words: string[], draft: Draft): void {
  const end = words.findIndex((word) => PREPOSITIONS.has(word.toLowerCase()));
  const said = end > 0 ? words.slice(0, end) : words;
  const phrase = stripDeterminers(said);
  if (!isPersonal(phrase.at(-1) ?? "")) {
    draft.topics.push(...thingsOf(words));
    return;
  }
  const isHost = phrase.length < said.length && ORGANISATIONS.has(phrase.at(-1)?.toLowerCase() ?? "");
  (isHost ? draft.hosts : draft.actors).add(toActor(phrase));
  if (end > 0 && words[end]?.toLowerCase() === "to") {
    readAction([...phrase, ...words.slice(end + 1)], { after: "where", text: "" }, draft);
  }
}

function readAction(said: string[], chunk: Chunk, draft: Draft): void {
  const words = withoutBelonging(said);
  const first = words[0]?.toLowerCase() ?? "";
  if (LETTING.has(first) && words.length > 2) return readLetting(words.slice(1), chunk, draft);
  const last = draft.capabilities.at(-1);
  if (words.slice(1, 4).some((word) => PASSIVE.test(word))) return addStatement(words, draft);
  const at = findVerb(words, 0);
  if (at < 0) return continuePrevious(words, last, draft);
  const before = words
    .slice(0, at)
    .filter((word) => !/^(can|could|may|will|should|to|also|then)$/i.test(word));
  const subject = stripDeterminers(before);
  if (subject.length > 3 || (at === 0 && chunk.after === "and" && last?.verb === null)) {
    return continuePrevious(words, last, draft);
  }
  const actor = subject.length > 0 ? toActor(before) : chunk.after === "and" ? (last?.actor ?? null) : null;
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
  const join = PREPOSITIONS.has(words[0]?.toLowerCase() ?? "") ? "," : " and";
  last.text = `${last.text}${join} ${words.join(" ")}`;
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
    things: thingsOf(words).length > 0 ? thingsOf(words) : thingsOf(words.slice(2)),
  });
}

/** `neighbours and teachers`; when nobody is named, `people`. */
export function actorsOf(idea: Idea): string {
  return joinWords(idea.actors.slice(0, 3)) || "people";
}
