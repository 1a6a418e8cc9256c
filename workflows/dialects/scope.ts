import type { Node, SourcePlace } from "../definition/definition";
import type { ProblemLog } from "./problem-log";
import { fieldOf, type Place, type SourceValue } from "./source-value";

/** A `goto` whose target is looked for once all steps have their keys. */
export type PendingGoto = { stepKey: string; target: string; place: Place; prefix: string };

/** More steps than anybody can follow; keeps every check of a file fast. */
export const MOST_STEPS = 1_000;

/** What is collected while one sequence is brought into normal form. */
export type Lowering = {
  log: ProblemLog;
  /** Keys in use, and explicit ids that others must leave free. */
  used: Set<string>;
  reserved: Set<string>;
  nodes: number;
  gotos: PendingGoto[];
  /** Exact places of values for later checks, by `placeKey`. */
  places: Map<string, Place>;
  /** The reader of step lists, for blocks that hold lists themselves. */
  lowerNodes(scope: Scope, items: SourceValue[]): Node[];
};

/** Where in the tree a node stands. `prefix` ends in `/` or is empty. */
export type Scope = { lowering: Lowering; prefix: string; phase: string | null };

/** Key of a place: a step's field, and the item of the field when it has several. */
export function placeKey(stepKey: string, field: string, item = ""): string {
  return `${stepKey}\n${field}\n${item}`;
}

export function sourceAt(scope: Scope, { line, column }: Place): SourcePlace {
  return { file: scope.lowering.log.file, line, column };
}

const EXPLICIT_ID = /^[\p{L}\p{N}_][\p{L}\p{N}._-]{0,99}$/u;

export function isStepId(text: string): boolean {
  return EXPLICIT_ID.test(text);
}

/** Lower-case words joined by `-`, underscores as they are; empty when there is no letter or digit. */
export function slugOf(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}](?:[\p{L}\p{N}_]*[\p{L}\p{N}])?/gu) ?? [];
  return words.join("-").slice(0, 60).replace(/-$/, "");
}

/** Keeps the explicit ids of `items` free, so that a derived key elsewhere never takes them. */
export function reserveIds(scope: Scope, items: SourceValue[]): void {
  for (const item of items) {
    const id = item.kind === "map" ? fieldOf(item, "id") : undefined;
    if (id?.kind === "scalar" && isStepId(id.text)) scope.lowering.reserved.add(scope.prefix + id.text);
  }
}

/** The key of a node with an `id` of its own; a second use is an error, and gets another key. */
export function claimId(scope: Scope, id: string, place: Place): string {
  const { used, log } = scope.lowering;
  const key = scope.prefix + id;
  if (used.has(key)) {
    log.error(place, "duplicate-id", `The id "${id}" is used twice.`, "Give each step an id of its own.");
    return claimKey(scope, id);
  }
  used.add(key);
  return key;
}

/** A key made from `wanted`, with `-2`, `-3` ... when it is taken. */
export function claimKey(scope: Scope, wanted: string): string {
  const { used, reserved } = scope.lowering;
  const base = scope.prefix + (wanted || "step");
  let key = base;
  for (let n = 2; used.has(key) || reserved.has(key); n++) key = `${base}-${n}`;
  used.add(key);
  return key;
}

/** A numbered key: `parallel-1`, `parallel-2`. */
export function claimNumberedKey(scope: Scope, word: string): string {
  const { used, reserved } = scope.lowering;
  let n = 1;
  while (used.has(`${scope.prefix}${word}-${n}`) || reserved.has(`${scope.prefix}${word}-${n}`)) n++;
  return claimKey(scope, `${word}-${n}`);
}
