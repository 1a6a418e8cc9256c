import { type Document, isNode, isScalar, isSeq, type Node, parseDocument, visit } from "yaml";
import { Json } from "../definition/json";

/** Keys and places from the root to a value. */
export type RecordPath = readonly (string | number)[];

/** A document in YAML or JSON: its source and what it says. */
export type RecordText = { source: string; document: Document; value: Json };

/** Undefined for what is no YAML, and for aliases, with which a few lines can stand for a million. */
export function readRecord(source: string): RecordText | undefined {
  const document = parseDocument(source);
  if (document.errors.length > 0 || hasAlias(document)) return undefined;
  const value = Json.safeParse(document.toJS());
  return value.success ? { source, document, value: value.data } : undefined;
}

function hasAlias(document: Document): boolean {
  let isFound = false;
  visit(document, {
    Alias: () => {
      isFound = true;
      return visit.BREAK;
    },
  });
  return isFound;
}

/** A scalar as it is written, so that a number keeps its digits; a text without its quotes. */
export function textAt({ document }: RecordText, path: RecordPath): string {
  const node = document.getIn(path, true);
  if (!isScalar(node)) return "";
  if (typeof node.value === "number" && node.source !== undefined) return node.source;
  return node.value === null || node.value === undefined ? "" : String(node.value);
}

/** What is written into a record: a value, or a number with the digits that were typed. */
export type NewValue = { kind: "value"; value: Json } | { kind: "number"; digits: string };

/** The source with another value at that place; everything else stays as it is written, comments included. */
export function writeValue({ source, document }: RecordText, path: RecordPath, next: NewValue): string {
  const node = document.getIn(path, true);
  if (isNode(node) && node.range) return putSource(source, node, next);
  const copy = document.clone();
  copy.setIn(path, next.kind === "number" ? Number(next.digits) : next.value);
  return copy.toString({ lineWidth: 0 });
}

function putSource(source: string, node: Node, next: NewValue): string {
  const [start, end] = node.range ?? [0, 0];
  const ending = source.slice(start, end).endsWith("\n") ? "\n" : "";
  return source.slice(0, start) + sourceOf(source, node, next) + ending + source.slice(end);
}

/** Every value as JSON, which is YAML; a list that had lines of its own keeps them. */
function sourceOf(source: string, node: Node, next: NewValue): string {
  if (next.kind === "number") return next.digits;
  const { value } = next;
  const isBlock = isSeq(node) && !node.flow && node.items.length > 0;
  if (!isBlock || !Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  const start = node.range?.[0] ?? 0;
  const indent = " ".repeat(start - (source.lastIndexOf("\n", start - 1) + 1));
  return value.map((item) => `- ${JSON.stringify(item)}`).join(`\n${indent}`);
}
