import { cleanLine } from "./clean-text";

type EscapeChar = (text: string, at: number) => string;

/** Stands in for a bar while a cell is escaped; `cleanLine` lets no such character through. */
const BAR = "\u0001";
const PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/**
 * A value as one line of literal text (reliability.md D13): no emphasis, link, image, tag, entity, table
 * cell or list can come of it. Only closed code spans keep their meaning.
 */
export function escapeInline(value: string): string {
  return escapeStart(scanInline(cleanLine(value), false, escapeLiteral));
}

/** The same for a cell of a table: a bar would end the cell even inside a code span. */
export function escapeCell(value: string): string {
  return scanInline(cleanLine(value).replaceAll("|", BAR), false, escapeLiteral).replaceAll(BAR, "\\|");
}

/** Literal text for a place inside a code span of the template. */
export function escapeCode(value: string): string {
  return cleanLine(value).replaceAll("`", "'");
}

/** Running text that may hold emphasis and code spans, but no link with a hidden address and no tag. */
export function containInline(line: string): string {
  return scanInline(line, true, containLiteral);
}

/** Copies closed code spans, and escapes if they are kept; each other character goes through `escapeChar`. */
function scanInline(text: string, keepsEscapes: boolean, escapeChar: EscapeChar): string {
  const spans = findCodeSpans(text);
  let result = "";
  for (let at = 0; at < text.length; at++) {
    const end = spans.get(at);
    if (end !== undefined) {
      result += text.slice(at, end);
      at = end - 1;
    } else if (keepsEscapes && isEscape(text, at)) {
      result += text.slice(at, at + 2);
      at++;
    } else result += escapeChar(text, at);
  }
  return result;
}

/** Start -> end of each code span that is closed on the line, as CommonMark pairs runs of backticks. */
export function findCodeSpans(text: string): Map<number, number> {
  const runs = findBacktickRuns(text);
  const nextOfLength = new Map<number, number>();
  const closers = new Array<number>(runs.length).fill(-1);
  for (let at = runs.length - 1; at >= 0; at--) {
    const length = runs[at]?.length ?? 0;
    closers[at] = nextOfLength.get(length) ?? -1;
    nextOfLength.set(length, at);
  }
  const spans = new Map<number, number>();
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at];
    const closer = runs[closers[at] ?? -1];
    if (!run || !closer) continue;
    spans.set(run.start, closer.start + closer.length);
    at = closers[at] ?? at;
  }
  return spans;
}

function findBacktickRuns(text: string): { start: number; length: number }[] {
  const runs: { start: number; length: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== "`") continue;
    const start = at;
    while (text[at + 1] === "`") at++;
    // A backslash would take the first backtick away, so such a run opens and closes nothing here.
    if (text[start - 1] !== "\\") runs.push({ start, length: at - start + 1 });
  }
  return runs;
}

function escapeLiteral(text: string, at: number): string {
  const char = text[at] ?? "";
  if (char === "<") return isTagStart(text, at) ? "&lt;" : "<";
  if (char === "&") return isEntityStart(text, at) ? "&amp;" : "&";
  if (char === "\\") return isEscape(text, at) ? "\\\\" : "\\";
  if (char === "_") return isWordChar(text[at - 1]) && isWordChar(text[at + 1]) ? "_" : "\\_";
  return "`*[]|~".includes(char) ? `\\${char}` : char;
}

function containLiteral(text: string, at: number): string {
  const char = text[at] ?? "";
  if (char === "`") return "\\`";
  if (char === "<") return isTagStart(text, at) ? "&lt;" : "<";
  if (char === "(" && text[at - 1] === "]") return " (";
  if (char === ":" && text[at - 1] === "]") return "\\:";
  return char;
}

function isEscape(text: string, at: number): boolean {
  return text[at] === "\\" && PUNCTUATION.includes(text[at + 1] ?? " ");
}

/** What would start a block at the beginning of a line. */
function escapeStart(line: string): string {
  if (/^#{1,6}(\s|$)/.test(line) || /^>/.test(line) || /^[-+](\s|$)/.test(line)) return `\\${line}`;
  if (/^[-=]+\s*$/.test(line)) return `\\${line}`;
  const number = /^(\d{1,9})([.)])(?=\s|$)/.exec(line);
  return number ? `${number[1]}\\${line.slice(number[1]?.length)}` : line;
}

function isTagStart(text: string, at: number): boolean {
  return /[A-Za-z/!?]/.test(text[at + 1] ?? "");
}

function isEntityStart(text: string, at: number): boolean {
  return /^&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/.test(text.slice(at, at + 40));
}

function isWordChar(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char);
}
