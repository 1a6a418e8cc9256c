import { findVerb, tellsWhoDoes } from "./read-phrase";
import { baseForms } from "./word-forms";
import { VERBS } from "./word-list";

/** A piece of a sentence and the connecting word it came after. */
export type Chunk = { after: Connector; text: string };
export type Connector = "start" | "where" | "that" | "with" | "including" | "for" | "so that" | "to" | "and";

const OPENING =
  /^(?:please\s+)?(?:i|we)\s+(?:want|need|would like|'d like)\s+(?:to\s+(?:build|make|create|have)\s+)?|^(?:please\s+)?(?:build|make|create|develop|design|implement)\s+(?:me\s+|us\s+)?(?=an?\s|the\s|my\s|our\s)/i;

/** Cuts a sentence at its connecting words. `to` cuts only after what is to be built and before a verb. */
export function splitIntoChunks(sentence: string): Chunk[] {
  const words = sentence
    .replace(OPENING, "")
    .replace(/[,;](?=\s|$)/g, " , ")
    .split(/\s+/)
    .filter(Boolean);
  const chunks: Chunk[] = [];
  let chunk: Chunk = { after: "start", text: "" };
  for (let at = 0; at < words.length; at++) {
    const found = readConnector(words, at, chunk);
    if (!found) {
      chunk.text = `${chunk.text} ${words[at]}`.trim();
      continue;
    }
    if (chunk.text !== "") chunks.push(chunk);
    chunk = { after: found.connector, text: "" };
    at += found.length - 1;
  }
  return chunk.text === "" ? chunks : [...chunks, chunk];
}

/** `an app in which people ...` says what `an app where people ...` says. */
const WHERE_WHICH = new Set(["in", "on", "by", "through", "with"]);

type Found = { connector: Connector; length: number } | null;

function readConnector(words: string[], at: number, chunk: Chunk, isAfterComma = false): Found {
  const word = words[at]?.toLowerCase() ?? "";
  const next = words[at + 1]?.toLowerCase() ?? "";
  if (word === "so" && next === "that") return { connector: "so that", length: 2 };
  if (next === "which" && WHERE_WHICH.has(word)) return { connector: "where", length: 2 };
  if (word === ",") {
    const inner = readConnector(words, at + 1, chunk, true);
    return inner ? { ...inner, length: inner.length + 1 } : { connector: "and", length: 1 };
  }
  switch (word) {
    case "and":
    case "plus":
    case "or":
      return { connector: "and", length: 1 };
    case "where":
      return { connector: word, length: 1 };
    case "with":
    case "including":
      return isAfterComma || isBeforeAction(chunk) ? { connector: word, length: 1 } : null;
    case "that":
    case "which":
    case "who":
      return isAsked(chunk) ? null : { connector: "that", length: 1 };
    case "for":
      return chunk.after === "start" && !isTold(chunk) ? { connector: "for", length: 1 } : null;
    case "to":
      return chunk.after === "start" && !isTold(chunk) && isVerb(next)
        ? { connector: "to", length: 1 }
        : null;
    default:
      return null;
  }
}

/** `with friends` belongs to its action; `with reminders` after what is to be built is a part of it. */
function isBeforeAction(chunk: Chunk): boolean {
  return (chunk.after === "start" && !isTold(chunk)) || chunk.after === "for";
}

/** A sentence that began with somebody who acts, or with an order, says nothing of a product any more. */
function isTold({ text }: Chunk): boolean {
  const words = text.split(" ");
  return tellsWhoDoes(words) || (words.length > 1 && findVerb(words, 0) === 0);
}

/** `see who comes`, `with which topic`: a question inside the sentence, which stays whole. */
function isAsked(chunk: Chunk): boolean {
  const last = chunk.text.split(" ").at(-1)?.toLowerCase() ?? "";
  return VERBS.has(last) || /^(with|in|on|at|for|to|of|by|from)$/.test(last);
}

function isVerb(word: string): boolean {
  return baseForms(word).some((form) => VERBS.has(form));
}
