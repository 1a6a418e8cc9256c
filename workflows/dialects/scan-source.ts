import { CST, Lexer } from "yaml";
import { findOddCharacters, isSurrogate, reportOddCharacter } from "./odd-character";
import { createPlaceFinder, type PlaceFinder } from "./place-finder";
import type { ProblemLog } from "./problem-log";

/**
 * What a definition file may have at most (formats.md 1). `nesting` counts indentations and brackets, `items`
 * those of lists and of anything in brackets.
 */
export const SOURCE_LIMITS = {
  bytes: 256 * 1024,
  lines: 10_000,
  nesting: 32,
  keys: 5_000,
  items: 5_000,
  reports: 50,
} as const;

/**
 * Looks at a YAML text before any parser does, in linear time (formats.md 1, reliability.md D1 to D3).
 * It reads the very tokens that the parser would read, so the two cannot disagree about what is text.
 * Reports to `log`; false means that the text must not reach a parser.
 */
export function scanSource(source: string, log: ProblemLog): boolean {
  if (!isWithin(log, "bytes", countBytes(source))) return false;
  if (!isWithin(log, "lines", source.split(/\n|\r/, SOURCE_LIMITS.lines + 1).length)) return false;
  const placeOf = createPlaceFinder(source);
  scanCharacters(source, placeOf, log);
  return scanTokens(source, placeOf, log);
}

function isWithin(log: ProblemLog, what: "bytes" | "lines", size: number): boolean {
  const most = SOURCE_LIMITS[what];
  if (size <= most) return true;
  const message = `The file has more than ${most} ${what}.`;
  log.error({ line: 1, column: 1 }, "too-large", message, "Split the file.");
  return false;
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

function scanCharacters(source: string, placeOf: PlaceFinder, log: ProblemLog): void {
  for (const at of findOddCharacters(source, SOURCE_LIMITS.reports)) {
    reportOddCharacter(log, placeOf(at), source.charCodeAt(at));
  }
}

type Scan = {
  placeOf: PlaceFinder;
  log: ProblemLog;
  offset: number;
  lineStart: number;
  /** Columns of the open block collections, outermost first. */
  columns: number[];
  flow: number;
  keys: number;
  items: number;
  /** Column of the last scalar: where a map begins if a colon follows. */
  scalarColumn: number;
};

function scanTokens(source: string, placeOf: PlaceFinder, log: ProblemLog): boolean {
  const scan: Scan = {
    placeOf,
    log,
    offset: 0,
    lineStart: 0,
    columns: [],
    flow: 0,
    keys: 0,
    items: 0,
    scalarColumn: 0,
  };
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
      return openBlock(scan, scan.offset - scan.lineStart) && count(scan, "items");
    case "explicit-key-ind":
      return openBlock(scan, scan.offset - scan.lineStart) && count(scan, "keys");
    case "map-value-ind":
      return openBlock(scan, scan.scalarColumn) && count(scan, "keys");
    case "comma":
      return count(scan, "items");
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
    scan.placeOf(scan.offset),
    "too-deep",
    message,
    "Write it flatter, or quote text with brackets.",
  );
  return false;
}

function count(scan: Scan, what: "keys" | "items"): boolean {
  scan[what]++;
  if (scan[what] <= SOURCE_LIMITS[what]) return true;
  const message = `The file has more than ${SOURCE_LIMITS[what]} ${what}.`;
  scan.log.error(scan.placeOf(scan.offset), `too-many-${what}`, message, "Split the file.");
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
  scan.log.error(scan.placeOf(scan.offset), code, `${name} (${token.slice(0, 40)}) is not allowed.`, hint);
  return scan.log.problems.length < SOURCE_LIMITS.reports;
}
