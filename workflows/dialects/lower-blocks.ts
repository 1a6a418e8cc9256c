import type { ForEachNode, LoopNode, Node, ParallelNode } from "../definition/definition";
import { isUnsafeName } from "../definition/unsafe-name";
import { readCondition } from "./lower-condition";
import { claimStepKey, readPhase } from "./lower-step";
import { readChoice, readCount, readList, readMap, readText } from "./read-fields";
import { claimNumberedKey, type Scope, slugOf, sourceAt } from "./scope";
import { fieldOf, isNull, type SourceMap, type SourceValue } from "./source-value";
import { humanize } from "./step-vocabulary";

const JOINS = ["all", "any", "settle"] as const;
const COMMON = ["id", "title", "phase"];
const KEYS = {
  parallel: [...COMMON, "parallel", "join", "concurrency"],
  loop: [...COMMON, "loop"],
  for_each: [...COMMON, "for_each", "as", "concurrency", "steps"],
};
type Block = keyof typeof KEYS;

function blockOf(map: SourceMap): Block | undefined {
  if (fieldOf(map, "parallel") !== undefined) return "parallel";
  if (fieldOf(map, "loop") !== undefined) return "loop";
  return fieldOf(map, "for_each") === undefined ? undefined : "for_each";
}

export function isBlock(map: SourceMap): boolean {
  return blockOf(map) !== undefined;
}

/** `parallel`, `loop` and `for_each` (formats.md 2.1). Keys of the nodes inside begin with the block's key. */
export function lowerBlock(scope: Scope, map: SourceMap): Node[] {
  const block = blockOf(map);
  if (block === undefined) return [];
  refuseOtherKeys(scope, map, KEYS[block], block);
  if (block === "parallel") return lowerParallel(scope, map);
  return block === "loop" ? lowerLoop(scope, map) : lowerForEach(scope, map);
}

function refuseOtherKeys(scope: Scope, map: SourceMap, known: string[], block: string): void {
  for (const entry of map.entries) {
    if (known.includes(entry.key)) continue;
    const message = `"${entry.key}" has no effect on a ${block} block.`;
    scope.lowering.log.error(
      entry.place,
      "unknown-key",
      message,
      `Put it on a step inside; here stand: ${known.join(", ")}.`,
    );
  }
}

type Head = { key: string; label: string; phase: string | null; source: Node["source"] };

/** Key of a block without an id: from its title, its list, its phase, or its kind and a number. */
function readHead(scope: Scope, map: SourceMap, word: string, list: string | null = null): Head {
  const { log } = scope.lowering;
  const title = readText(log, map, "title");
  const own = readText(log, map, "phase");
  const wanted = title ?? list ?? (own && `${own}-${word}`);
  const isNamed = wanted !== null || !isNull(fieldOf(map, "id"));
  const key = isNamed ? claimStepKey(scope, map, slugOf(wanted ?? word)) : claimNumberedKey(scope, word);
  const label = title ?? humanize(key.split("/").at(-1) ?? word);
  return { key, label, phase: readPhase(scope, map, key), source: sourceAt(scope, map.place) };
}

function inside(scope: Scope, head: Head): Scope {
  return { ...scope, prefix: `${head.key}/`, phase: head.phase };
}

function lowerParallel(scope: Scope, map: SourceMap): ParallelNode[] {
  const { log } = scope.lowering;
  const head = readHead(scope, map, "parallel");
  const items = readList(map, "parallel") ?? [];
  const branches = items.map((item) =>
    scope.lowering.lowerNodes(inside(scope, head), item.kind === "list" ? item.items : [item]),
  );
  const join = readChoice(log, map, "join", JOINS) ?? "all";
  const concurrency = readCount(log, map, "concurrency", 1, 1_000);
  const filled = branches.filter((branch) => branch.length > 0);
  if (filled.length === 0) {
    log.error(
      map.place,
      "empty-block",
      "This parallel block has no branch.",
      "List at least one step under it.",
    );
    return [];
  }
  return [{ kind: "parallel", ...head, branches: filled, join, concurrency }];
}

function lowerLoop(scope: Scope, map: SourceMap): LoopNode[] {
  const { log } = scope.lowering;
  const head = readHead(scope, map, "loop");
  const body = readMap(log, map, "loop");
  if (!body) return [];
  refuseOtherKeys(scope, body, ["until", "max", "steps"], "loop");
  const until = readCondition(scope, body, head.key, "until");
  const max = readCount(log, body, "max", 1, 1_000);
  const nodes = readSteps(scope, head, body);
  if (fieldOf(body, "until") === undefined) {
    log.error(
      body.place,
      "missing-until",
      "This loop never says when it is done.",
      "Add until: with a condition.",
    );
  }
  if (fieldOf(body, "max") === undefined) {
    log.error(
      body.place,
      "missing-max",
      "This loop has no bound.",
      "Add max: with the number of rounds, for example 3.",
    );
  }
  if (!until || max === null || nodes.length === 0) return [];
  return [{ kind: "loop", ...head, until: until.expression, untilText: until.text, max, nodes }];
}

function lowerForEach(scope: Scope, map: SourceMap): ForEachNode[] {
  const { log } = scope.lowering;
  const list = readName(scope, map, "for_each", /^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*$/u);
  const head = readHead(scope, map, "each", list && `each-${list}`);
  const as = readName(scope, map, "as", /^[\p{L}_][\p{L}\p{N}_]*$/u) ?? "item";
  const concurrency = readCount(log, map, "concurrency", 1, 1_000);
  const nodes = readSteps(scope, head, map);
  if (list === null || nodes.length === 0) return [];
  return [{ kind: "forEach", ...head, list, as, concurrency, nodes }];
}

function readName(scope: Scope, map: SourceMap, key: string, pattern: RegExp): string | null {
  const { log } = scope.lowering;
  const text =
    readText(log, map, key)
      ?.trim()
      .replace(/^context\./, "") ?? null;
  if (text === null && fieldOf(map, key) === undefined) return null;
  if (text !== null && pattern.test(text) && !text.split(".").some(isUnsafeName)) return text;
  const place = fieldOf(map, key)?.place ?? map.place;
  log.error(
    place,
    "bad-name",
    `"${key}" needs a name of letters, digits and _.`,
    `For example ${key}: ${key === "as" ? "story" : "stories"}.`,
  );
  return null;
}

function readSteps(scope: Scope, head: Head, map: SourceMap): Node[] {
  const items: SourceValue[] = readList(map, "steps") ?? [];
  const nodes = scope.lowering.lowerNodes(inside(scope, head), items);
  if (items.length === 0) {
    scope.lowering.log.error(
      map.place,
      "empty-block",
      "This block has no steps.",
      "List its steps under steps:.",
    );
  }
  return nodes;
}
