import { conditionsOf } from "../../definition/asks";
import { leaves } from "../../definition/condition";
import type { InputField, Node } from "../../definition/definition";
import type { Expression } from "../../definition/expression";
import type { Json } from "../../definition/json";
import { nodesIn } from "../../definition/walk-nodes";

/** Stands for every value that no condition names. */
const OTHER = "something else";

const MOST_ITEMS = 16;

/** The values of a name that conditions can tell apart, as an agent may answer them. */
export type PossibleValues = {
  ofFinding(name: string): Json[];
  /** Undefined among them: the field is left empty. */
  ofInput(field: InputField): (Json | undefined)[];
};

export function possibleValues(nodes: readonly Node[]): PossibleValues {
  const all = nodesIn(nodes);
  const reads = all.flatMap(conditionsOf).flatMap(leaves);
  const lists = new Map(
    all.flatMap((node) =>
      node.kind === "forEach" ? [[node.list, itemsOf(node.as, node.nodes)] as const] : [],
    ),
  );
  const listsFor = (name: string) => lists.get(name)?.map((item) => [item]);
  const ofFinding = (name: string): Json[] => listWithEmpty(listsFor(name)) ?? valuesRead(reads, name);
  return {
    ofFinding,
    ofInput: (field) => {
      const empty = field.required ? [] : [undefined];
      if (field.type === "boolean") return [true, false, ...empty];
      if (field.type === "choice")
        return [...distinctChoices(field.choices, valuesRead(reads, field.name)), ...empty];
      if (field.type === "list") {
        const filled = listsFor(field.name) ?? [["one"]];
        return field.required ? filled : [...filled, [], undefined];
      }
      return [...valuesRead(reads, field.name).filter((value) => value !== ""), ...empty];
    },
  };
}

/** Whoever answers with a list may find nothing to put on it. */
function listWithEmpty(lists: Json[][] | undefined): Json[] | undefined {
  return lists && [...lists, []];
}

/** A fact is true or false; a compared key is one of the values it is compared with, or another. */
function valuesRead(reads: readonly Expression[], name: string): Json[] {
  const values = new Set<Json>();
  for (const leaf of reads) {
    if (leaf.kind === "fact" && leaf.name === name) values.add(true).add(false);
    if (leaf.kind === "equals" && leaf.key === name) values.add(leaf.value).add(OTHER);
    if ((leaf.kind === "truthy" || leaf.kind === "notEmpty") && leaf.key === name) values.add(OTHER).add("");
  }
  return values.size === 0 ? [OTHER] : [...values];
}

/** Choices that no condition names are all alike. */
function distinctChoices(choices: readonly string[], read: readonly Json[]): string[] {
  const named = choices.filter((choice) => read.includes(choice));
  const other = choices.find((choice) => !read.includes(choice));
  return other === undefined ? named : [...named, other];
}

/** Items of a map that the conditions inside can tell apart; one at a time is mapped. */
function itemsOf(as: string, nodes: readonly Node[]): Json[] {
  const reads = nodesIn(nodes).flatMap(conditionsOf).flatMap(leaves);
  const names = new Set(
    reads.flatMap((leaf) => ("key" in leaf ? [leaf.key] : "name" in leaf ? [leaf.name] : [])),
  );
  const parts = [...names].flatMap((name) => (name.startsWith(`${as}.`) ? [name] : []));
  if (parts.length === 0) return names.has(as) ? valuesRead(reads, as) : ["one"];
  return parts.reduce<{ [part: string]: Json }[]>(
    (items, part) => {
      const key = part.slice(as.length + 1);
      const more = items.flatMap((item) =>
        valuesRead(reads, part).map((value) => ({ ...item, [key]: value })),
      );
      return more.slice(0, MOST_ITEMS);
    },
    [{}],
  );
}
