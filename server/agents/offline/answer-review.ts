import type { Feedback } from "#server/engine/agent-port";
import { escapeCell, escapeInline } from "#workflows/documents/escape-inline";
import {
  addItems,
  addRows,
  columnsOf,
  insertSection,
  joinParts,
  type Part,
  splitParts,
} from "./edit-markdown";
import { plainText, toSnake } from "./read-document";
import { readOrder, splitOrders } from "./read-order";
import { toClause, toSingular } from "./word-forms";

const HEADING = "Changes made in answer to review";
const QUALITY = /second|fast|slow|secur|privacy|encrypt|accessib|backup|available|load|at once|percent|%/i;

type Answer = { by: string; asked: string; done: string };
type Change = { parts: Part[]; done: string };

/**
 * Carries out what reviewers asked for as far as plain rules reach, and says of each sentence what became of it.
 * Sentences that an earlier round answered are left alone.
 */
export function answerReview(markdown: string, feedback: Feedback[]): string {
  let parts = splitParts(markdown);
  const answered = new Set(parts.filter((part) => part.heading === HEADING).flatMap(askedBefore));
  const answers: Answer[] = [];
  for (const { by, comment } of feedback) {
    for (const asked of splitOrders(comment)) {
      if (answered.has(plainText(escapeCell(asked)))) continue;
      const change = carryOut(asked, by, parts);
      parts = change.parts;
      answers.push({ by, asked, done: change.done });
    }
  }
  return answers.length === 0 ? markdown : joinParts(recordAnswers(parts, answers));
}

function askedBefore(part: Part): string[] {
  return part.lines
    .filter((line) => line.startsWith("|"))
    .map((line) => plainText(line.split(/(?<!\\)\|/)[2] ?? ""));
}

function recordAnswers(parts: Part[], answers: Answer[]): Part[] {
  const rows = answers.map(({ by, asked, done }) => [by, asked, done].map(escapeCell));
  const found = parts.find((part) => part.heading === HEADING);
  if (found) return parts.map((part) => (part === found ? addRows(part, rows) : part));
  const table = [
    "| Asked by | Asked for | What was done |",
    "| --- | --- | --- |",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
  ];
  return insertSection(parts, HEADING, table, null);
}

function carryOut(asked: string, by: string, parts: Part[]): Change {
  const order = readOrder(asked);
  switch (order.kind) {
    case "replace":
      return replaceText(parts, order.from, order.to);
    case "withdraw":
      return withdraw(parts, order.ids);
    case "add":
      return add(parts, order.text, asked, by);
    case "unclear":
      return {
        parts,
        done: "Not carried out: it takes a person or a model to understand this. It stands here so that it is not lost.",
      };
  }
}

function replaceText(parts: Part[], from: string, to: string): Change {
  const written = escapeInline(from);
  const places = parts.flatMap((part) => part.lines).filter((line) => line.includes(written)).length;
  if (places === 0) return { parts, done: `"${from}" does not stand in this document.` };
  const replaced = parts.map((part) => ({
    ...part,
    lines: part.lines.map((line) => line.replaceAll(written, escapeInline(to))),
  }));
  return {
    parts: replaced,
    done: `"${from}" is now "${to}", in ${places} ${places === 1 ? "line" : "lines"}.`,
  };
}

/** The number stays taken: whoever meets it elsewhere must find out what became of it. */
function withdraw(parts: Part[], ids: string[]): Change {
  let lines = 0;
  const mark = (line: string) => {
    const id = ids.find(
      (candidate) => line.startsWith(`- **${candidate}:** `) && !line.includes("Withdrawn in review"),
    );
    if (id === undefined) return line;
    lines++;
    return line.replace(`- **${id}:** `, `- **${id}:** Withdrawn in review: `);
  };
  const marked = parts.map((part) => ({ ...part, lines: part.lines.map(mark) }));
  const done =
    lines > 0
      ? `${ids.join(", ")} marked as withdrawn; the number is not used again.`
      : `${ids.join(", ")} is not listed in this document.`;
  return { parts: marked, done };
}

function add(parts: Part[], text: string, asked: string, by: string): Change {
  const target = findTarget(parts, asked) ?? findList(parts, QUALITY.test(text) ? "NFR" : "FR");
  if (!target) return { parts, done: `Taken up here as a point to keep: ${text}` };
  const prefix = prefixOf(target);
  const line = `${escapeInline(toClause(text))} (asked for in review by ${escapeInline(by)}).`;
  const id = prefix === null ? null : `${prefix}${nextNumber(parts, prefix)}`;
  const changed = id === null ? addTo(target, line) : addItems(target, [`**${id}:** ${line}`]);
  const done = `Added to "${plainText(target.heading)}"${id === null ? "" : ` as ${id}`}.`;
  return { parts: parts.map((part) => (part === target ? changed : part)), done };
}

function addTo(part: Part, line: string): Part {
  const columns = columnsOf(part);
  if (columns.length === 0) return addItems(part, [line]);
  const isOpen = (column: string) => (/owner|who|by$/.test(toSnake(column)) ? "to be named" : "to be agreed");
  return addRows(part, [[escapeCell(plainText(line)), ...columns.slice(1).map(isOpen)]]);
}

/** A section whose heading the sentence names: `add a risk` goes to "Risks". */
function findTarget(parts: Part[], asked: string): Part | undefined {
  const words = new Set(
    asked
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .map(toSingular),
  );
  const isNamed = (part: Part) =>
    part.heading !== HEADING &&
    part.level > 1 &&
    part.heading
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 3)
      .some((word) => words.has(toSingular(word)));
  const named = parts.filter((part) => isNamed(part) && prefixOf(part) === null);
  return named.find((part) => !/requirement/i.test(part.heading));
}

function findList(parts: Part[], prefix: string): Part | undefined {
  return parts.find((part) => prefixOf(part) === prefix);
}

/** `FR` when the part's list is numbered FR1, FR2 ... */
function prefixOf(part: Part): string | null {
  const item = part.lines.find((line) => /^- \*\*[A-Z]{1,4}\d+:\*\*/.test(line));
  return /^- \*\*([A-Z]{1,4})\d/.exec(item ?? "")?.[1] ?? null;
}

function nextNumber(parts: Part[], prefix: string): number {
  const used = parts
    .flatMap((part) => part.lines)
    .flatMap((line) => [...line.matchAll(/\b([A-Z]{1,4})(\d{1,4})\b/g)])
    .filter((match) => match[1] === prefix)
    .map((match) => Number(match[2]));
  return Math.max(0, ...used) + 1;
}
