import { toSentence } from "./word-forms";

/** What a reviewer's sentence asks for, as far as plain rules can tell. */
export type Order =
  | { kind: "replace"; from: string; to: string }
  | { kind: "withdraw"; ids: string[] }
  | { kind: "add"; text: string }
  | { kind: "unclear" };

const QUOTED = `["“'\`‘]([^"”'\`’]{1,200})["”'\`’]`;
const REPLACE = new RegExp(
  `\\b(?:replace|change|rename)\\s+${QUOTED}\\s+(?:with|to|by|into)\\s+${QUOTED}`,
  "i",
);
const WITHDRAW = /\b(?:remove|drop|delete|strike|withdraw|without|no need for)\b/i;
const ADD = /\b(?:add|include|also|must|should|needs?|missing|mention|describe|name|consider|cover)\b/i;

/** The sentences of a comment, each an order of its own; at most twenty. */
export function splitOrders(comment: string): string[] {
  return comment
    .slice(0, 4_000)
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.replace(/^[-*•]\s+/, "").trim())
    .filter((sentence) => sentence !== "")
    .slice(0, 20);
}

export function readOrder(sentence: string): Order {
  const replace = REPLACE.exec(sentence);
  if (replace) return { kind: "replace", from: replace[1] ?? "", to: replace[2] ?? "" };
  const ids = [...sentence.matchAll(/\b(?:FR|NFR|G|A|K)\d{1,4}\b/g)].map((match) => match[0]);
  if (WITHDRAW.test(sentence) && ids.length > 0) return { kind: "withdraw", ids };
  return ADD.test(sentence) ? { kind: "add", text: toAddition(sentence) } : { kind: "unclear" };
}

/** `Please add a requirement that people can export a list` -> `People can export a list.` */
function toAddition(sentence: string): string {
  const text = sentence
    .replace(/^(?:please|can you|could you|you should|we should|it should also|also)[,\s]+/i, "")
    .replace(/^(?:add|include|mention|describe|cover|consider)\s+/i, "")
    .replace(
      /^(?:an?|the|one)?\s*(?:functional |quality |non-functional |new |further )*(?:requirement|risk|goal|point|section|case|step|question|assumption)s?\s*(?:that|for|about|on|:|to)?\s*/i,
      "",
    )
    .replace(/^that\s+/i, "");
  return toSentence(text === "" ? sentence : text);
}
