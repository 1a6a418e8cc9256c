import { CST, Lexer } from "yaml";
import type { ProblemLog } from "./problem-log";
import type { Place } from "./source-value";

/** What a definition file may have at most (formats.md 1). `nesting` counts indentations and brackets. */
export const SOURCE_LIMITS = { bytes: 256 * 1024, nesting: 32, keys: 5_000, reports: 50 } as const;

/**
 * Looks at a YAML text before any parser does, in linear time (formats.md 1, reliability.md D1 to D3).
 * It reads the very tokens that the parser would read, so the two cannot disagree about what is text.
 * Reports to `log`; false means that the text must not reach a parser.
 */
export function scanSource(source: string, log: ProblemLog): boolean {
  const bytes = countBytes(source);
  if (bytes > SOURCE_LIMITS.bytes) {
    const message = `The file has ${bytes} bytes; at most ${SOURCE_LIMITS.bytes} are read.`;
    log.error({ line: 1, column: 1 }, "too-large", message, "Split the file.");
    return false;
  }
  scanCharacters(source, log);
  return scanTokens(source, log);
}

/** Bytes of the text as UTF-8. */
function countBytes(source: string): number {
  let bytes = source.length;
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code > 0x7f) bytes += code > 0x7ff && !isSurrogate(code) ? 2 : 1;
  }
  return bytes;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

function scanCharacters(source: string, log: ProblemLog): void {
  const odd: number[] = [];
  for (let at = 0; at < source.length && odd.length < SOURCE_LIMITS.reports; at++) {
    const code = source.codePointAt(at) ?? 0;
    if (isOdd(code)) odd.push(at);
    if (code > 0xffff) at++;
  }
  for (const at of odd) {
    const code = source.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0");
    const hint = "Delete it, and save the file as UTF-8 text.";
    log.error(
      placeOf(source, at),
      "odd-character",
      `The character U+${code} cannot stand in a YAML file.`,
      hint,
    );
  }
}

/** All that YAML 1.2 does not count as printable. */
function isOdd(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && code !== 0x0a && code !== 0x0d;
  if (code >= 0x7f && code <= 0x9f) return code !== 0x85;
  return isSurrogate(code) || code === 0xfffe || code === 0xffff;
}

type Scan = {
  source: string;
  log: ProblemLog;
  offset: number;
  lineStart: number;
  /** Columns of the open block collections, outermost first. */
  columns: number[];
  flow: number;
  keys: number;
  /** Column of the last scalar: where a map begins if a colon follows. */
  scalarColumn: number;
};

function scanTokens(source: string, log: ProblemLog): boolean {
  const scan: Scan = { source, log, offset: 0, lineStart: 0, columns: [], flow: 0, keys: 0, scalarColumn: 0 };
  for (const token of new Lexer().lex(source)) {
    const type = CST.tokenType(token);
    const isMark = type === "doc-mode" || type === "scalar" || type === "flow-error-end";
    if (!isMark && !scanToken(scan, type, token)) return false;
    if (isMark) continue;
    const lineBreak = token.lastIndexOf("\n");
    if (lineBreak >= 0) scan.lineStart = scan.offset + lineBreak + 1;
    scan.offset += token.length;
  }
  return true;
}

function scanToken(scan: Scan, type: CST.TokenType | null, token: string): boolean {
  switch (type) {
    case "flow-map-start":
    case "flow-seq-start":
      scan.scalarColumn = scan.offset - scan.lineStart;
      scan.flow++;
      return isShallow(scan);
    case "flow-map-end":
    case "flow-seq-end":
      scan.flow = Math.max(0, scan.flow - 1);
      return true;
    case "seq-item-ind":
    case "explicit-key-ind":
      return openBlock(scan, scan.offset - scan.lineStart) && countKey(scan, type === "explicit-key-ind");
    case "map-value-ind":
      return openBlock(scan, scan.scalarColumn) && countKey(scan, true);
    case "comma":
      return countKey(scan, true);
    case "anchor":
    case "alias":
    case "tag":
      return refuse(scan, type, token);
    case "space":
    case "newline":
    case "comment":
      return true;
    default:
      scan.scalarColumn = scan.offset - scan.lineStart;
      return true;
  }
}

function openBlock(scan: Scan, column: number): boolean {
  if (scan.flow > 0) return true;
  while ((scan.columns.at(-1) ?? -1) > column) scan.columns.pop();
  if (scan.columns.at(-1) !== column) scan.columns.push(column);
  return isShallow(scan);
}

function isShallow(scan: Scan): boolean {
  if (scan.columns.length + scan.flow <= SOURCE_LIMITS.nesting) return true;
  const message = `The file is nested deeper than ${SOURCE_LIMITS.nesting} levels.`;
  scan.log.error(
    placeOf(scan.source, scan.offset),
    "too-deep",
    message,
    "Write it flatter, or quote text with brackets.",
  );
  return false;
}

function countKey(scan: Scan, isKey: boolean): boolean {
  if (isKey) scan.keys++;
  if (scan.keys <= SOURCE_LIMITS.keys) return true;
  const message = `The file has more than ${SOURCE_LIMITS.keys} keys.`;
  scan.log.error(placeOf(scan.source, scan.offset), "too-many-keys", message, "Split the file.");
  return false;
}

const REFUSED = {
  anchor: ["anchor", "An anchor"],
  alias: ["alias", "An alias"],
  tag: ["tag", "A tag"],
} as const;

function refuse(scan: Scan, type: keyof typeof REFUSED, token: string): boolean {
  const [code, name] = REFUSED[type];
  const hint = `If it is text, put it in quotes: "${token.slice(0, 40)}". Else write the value out.`;
  scan.log.error(
    placeOf(scan.source, scan.offset),
    code,
    `${name} (${token.slice(0, 40)}) is not allowed.`,
    hint,
  );
  return scan.log.problems.length < SOURCE_LIMITS.reports;
}

function placeOf(source: string, offset: number): Place {
  const before = source.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: offset - lineStart + 1 };
}
