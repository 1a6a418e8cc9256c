import { isMap, isScalar, isSeq, type ParsedNode, parseDocument, type YAMLError } from "yaml";
import { isUnsafeName } from "../definition/unsafe-name";
import { findOddCharacters, reportOddCharacter } from "./odd-character";
import { createPlaceFinder, type PlaceFinder } from "./place-finder";
import type { ProblemLog } from "./problem-log";
import { scanSource } from "./scan-source";
import type { SourceEntry, SourceValue } from "./source-value";
import { explainYamlError } from "./yaml-hints";

type Reader = { source: string; placeOf: PlaceFinder; log: ProblemLog };

/**
 * Reads one YAML document into values that know their places. Never throws; whatever is wrong goes to `log`.
 * Undefined when there is nothing that could be read on. Also used for front matter and fenced blocks.
 */
export function readYaml(text: string, log: ProblemLog): SourceValue | undefined {
  const source = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (!scanSource(source, log)) return undefined;
  const document = parseDocument(source, {
    prettyErrors: false,
    uniqueKeys: false,
    keepSourceTokens: false,
    logLevel: "error",
  });
  const reader: Reader = { source, placeOf: createPlaceFinder(source), log };
  for (const error of [...document.errors, ...document.warnings]) reportYaml(reader, error);
  if (document.contents === null) return undefined;
  const value = convert(reader, document.contents);
  return document.errors.length > 0 ? undefined : value;
}

function reportYaml({ source, placeOf, log }: Reader, error: YAMLError): void {
  const { message, hint } = explainYamlError(error);
  const indent = /^ */.exec(source.slice(error.pos[0], error.pos[0] + 200))?.[0].length ?? 0;
  const report = error.name === "YAMLWarning" ? log.warn : log.error;
  report(
    placeOf(error.pos[0] + indent),
    `yaml-${error.code.toLowerCase().replaceAll("_", "-")}`,
    message,
    hint,
  );
}

function convert(reader: Reader, node: ParsedNode): SourceValue {
  const place = reader.placeOf(node.range[0]);
  const raw = reader.source.slice(node.range[0], node.range[1]).trim();
  if (isSeq(node)) {
    return { kind: "list", items: node.items.map((item) => convert(reader, item)), place, raw };
  }
  if (isMap(node)) return { kind: "map", entries: convertEntries(reader, node.items), place, raw };
  if (!isScalar(node)) return { kind: "scalar", text: raw, value: raw, place };
  const value = plainValue(node.value);
  if (typeof value === "string") checkEscapes(reader, value, node.range[0]);
  const isText = typeof value === "string" || node.type !== "PLAIN";
  return { kind: "scalar", text: isText ? String(value ?? "") : (node.source ?? raw), value, place };
}

/** `"\\0"` is written with harmless characters, and is none. */
function checkEscapes({ log, placeOf }: Reader, text: string, offset: number): void {
  const [odd] = findOddCharacters(text, 1);
  if (odd !== undefined) reportOddCharacter(log, placeOf(offset), text.charCodeAt(odd));
}

function plainValue(value: unknown): string | number | boolean | null {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value === null || value === undefined ? null : String(value);
}

type Pair = { key: ParsedNode; value: ParsedNode | null };

/** A value that is left away stands where its key does. */
function convertEntries(reader: Reader, pairs: Pair[]): SourceEntry[] {
  const seen = new Set<string>();
  return pairs.flatMap((pair): SourceEntry[] => {
    const place = reader.placeOf(pair.key.range[0]);
    const key = keyText(reader, pair.key);
    if (isUnsafeName(key)) {
      reader.log.error(place, "unsafe-key", `"${key}" cannot be a key.`, "Choose another name.");
      return [];
    }
    if (key === "<<") {
      reader.log.error(place, "merge-key", "Keys cannot be merged in with <<.", "Write them out.");
      return [];
    }
    if (seen.has(key)) {
      reader.log.error(
        place,
        "duplicate-key",
        `"${key}" stands here twice.`,
        "Keep one of them, or make it a list.",
      );
      return [];
    }
    seen.add(key);
    const value = pair.value ? convert(reader, pair.value) : null;
    const isBare = value === null || (value.kind === "scalar" && value.value === null && value.text === "");
    return [{ key, place, value: isBare ? { kind: "scalar", text: "", value: null, place } : value }];
  });
}

/** A key that is itself a map or list, as in an unquoted `{{title}}`, is kept as its text. */
function keyText(reader: Reader, key: ParsedNode): string {
  const value = convert(reader, key);
  return value.kind === "scalar" ? value.text : value.raw;
}
