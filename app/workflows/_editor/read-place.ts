import type { MapKind } from "./author-words";

/** Where the caret stands in a workflow's text: at a key of some map, or at the value of a key. */
export type Place =
  /** `taken` are the keys that the map has already; `from` is where the typed word begins. */
  | { kind: "key"; map: MapKind; taken: ReadonlySet<string>; from: number }
  | { kind: "value"; key: string; map: MapKind | null; from: number };

const KEY = /^["']?([A-Za-z_][\w-]*)["']?\s*:(?:\s|$)/;
/** How far a map in braces may reach back. */
const MOST_FLOW = 2_000;

/** Reads the surroundings of an offset by brackets and indentation: it also works while the text is broken. */
export function readPlace(source: string, offset: number): Place | null {
  const opener = findOpener(source, offset);
  const lineStart = source.lastIndexOf("\n", offset - 1) + 1;
  const partStart = opener ? Math.max(opener.lastComma, opener.at) + 1 : lineStart;
  const part = source.slice(partStart, offset);
  if (/(^|\s)#/.test(part)) return null;
  const parents = opener ? parentsOfOpener(source, opener) : parentsOfLine(source, lineStart, offset);
  const typed = /^\s*(?:-\s+)*/.exec(part)?.[0].length ?? 0;
  const written = part.slice(typed);
  const [, key] = KEY.exec(written) ?? [];
  if (key !== undefined) return placeOfValue(written, key, parents, partStart + typed);
  const from = partStart + typed;
  const isItem = opener ? opener.sign === "[" : /^\s*-\s/.test(part);
  const list = parents.find((name) => name !== ITEM);
  if (isItem && list !== undefined && !holdsMaps(parents))
    return { kind: "value", key: list, map: null, from };
  const map = mapOf(parents);
  if (map === null || /[\s:]/.test(written)) return null;
  const rest = opener ? source.slice(opener.at, offset) : null;
  return { kind: "key", map, taken: rest === null ? keysAround(source, lineStart) : keysIn(rest), from };
}

function placeOfValue(written: string, key: string, parents: string[], start: number): Place {
  const value = /:\s*/.exec(written);
  const from = start + (value ? value.index + value[0].length : written.length);
  return { kind: "value", key, map: mapOf(parents), from };
}

const ITEM = "-";
const LISTS_OF_STEPS = /^(sequence|steps|parallel|.+_sequence)$/;
const CONDITIONS = new Set(["condition", "until", "all", "any", "not"]);

function holdsMaps(parents: string[]): boolean {
  const list = parents.find((name) => name !== ITEM) ?? "";
  return LISTS_OF_STEPS.test(list);
}

/** What kind of map it is, by the keys around it, the nearest first. */
function mapOf(parents: string[]): MapKind | null {
  const [first, second] = parents.filter((name) => name !== ITEM);
  if (first === undefined) return "file";
  if (CONDITIONS.has(first)) return "group";
  if (first === "retry" || first === "gate") return first;
  if (first === "on_reject") return "onReject";
  if (first === "loop") return "loop";
  if (LISTS_OF_STEPS.test(first)) return "step";
  if (second === "inputs") return "input";
  return first === "workflow" ? "head" : null;
}

type Opener = { at: number; sign: "{" | "["; lastComma: number };

/** The bracket around the offset that is still open, and the last comma between. Only lines that go on count. */
function findOpener(source: string, offset: number): Opener | null {
  let depth = 0;
  let lastComma = -1;
  for (let at = offset - 1; at >= Math.max(0, offset - MOST_FLOW); at--) {
    const sign = source[at];
    if (sign === "}" || sign === "]") depth++;
    else if (sign === "{" || sign === "[") {
      if (depth === 0) return { at, sign, lastComma };
      depth--;
    } else if (sign === "," && depth === 0 && lastComma < 0) lastComma = at;
    else if (sign === "\n" && depth === 0 && !goesOn(source, at)) return null;
  }
  return null;
}

/** Whether the text before goes on in the next line: it ends with a comma or an opening bracket. */
function goesOn(source: string, end: number): boolean {
  return /[,{[]\s*$/.test(source.slice(Math.max(0, end - 200), end));
}

function parentsOfOpener(source: string, opener: Opener): string[] {
  const outer = findOpener(source, opener.at);
  const lineStart = source.lastIndexOf("\n", opener.at - 1) + 1;
  const start = outer ? Math.max(outer.lastComma, outer.at) + 1 : lineStart;
  const before = source.slice(start, opener.at).replace(/^\s*(?:-\s+)*/, "");
  const [, key] = KEY.exec(before) ?? [];
  const own = key === undefined ? [ITEM] : [key];
  if (outer) return [...own, ...parentsOfOpener(source, outer)];
  return [...own, ...parentsOfLine(source, lineStart, opener.at)];
}

/** The keys that a line stands under, the nearest first; "-" for an item of a list. */
function parentsOfLine(source: string, lineStart: number, offset: number): string[] {
  const own = source.slice(lineStart, offset);
  const lead = /^(\s*)((?:-\s+)*)/.exec(own);
  const parents: string[] = [];
  const indent = lead?.[1]?.length ?? 0;
  const dashes = lead?.[2] ?? "";
  let column = indent + dashes.length;
  let isList = false;
  if (dashes !== "") {
    parents.push(ITEM);
    column = indent;
    isList = true;
  }
  const above = source.slice(0, Math.max(0, lineStart - 1)).split("\n");
  for (const line of lineStart === 0 ? [] : above.reverse()) {
    const [, space = "", marks = "", rest = ""] = /^(\s*)((?:-\s+)*)(.*)$/.exec(line) ?? [];
    if (rest === "" || rest.startsWith("#")) continue;
    const [, key] = KEY.exec(rest) ?? [];
    const at = space.length + marks.length;
    if (key !== undefined && (at < column || (isList && marks === "" && at === column))) {
      parents.push(key);
      column = at;
      isList = false;
    }
    if (marks !== "" && space.length < column) {
      parents.push(ITEM);
      column = space.length;
      isList = true;
    }
    if (column === 0 && !isList) break;
  }
  return parents;
}

/** The keys of the map that a line belongs to: neighbours of the same depth. */
function keysAround(source: string, lineStart: number): Set<string> {
  const lines = source.split("\n");
  const at = source.slice(0, lineStart).split("\n").length - 1;
  const depth = depthOf(lines[at] ?? "");
  const keys = new Set<string>();
  const take = (line: string) => {
    const [, key] = KEY.exec(line.slice(depthOf(line))) ?? [];
    if (key !== undefined) keys.add(key);
  };
  for (let up = at; up > 0 && !/^\s*-\s/.test(lines[up] ?? ""); up--) {
    const line = lines[up - 1] ?? "";
    if (line.trim() !== "" && depthOf(line) < depth) break;
    if (depthOf(line) === depth) take(line);
  }
  for (const line of lines.slice(at + 1)) {
    if (line.trim() === "") continue;
    if (depthOf(line) < depth || (depthOf(line) === depth && /^\s*-\s/.test(line))) break;
    if (depthOf(line) === depth) take(line);
  }
  return keys;
}

function depthOf(line: string): number {
  return /^\s*(?:-\s+)*/.exec(line)?.[0].length ?? 0;
}

function keysIn(braces: string): Set<string> {
  return new Set([...braces.matchAll(/[{,]\s*([A-Za-z_][\w-]*)\s*:/g)].map(([, key]) => key ?? ""));
}
