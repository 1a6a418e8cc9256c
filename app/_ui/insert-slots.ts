import type { Root } from "hast";

/**
 * A rehype plugin: after the block in which each of `places` lies stands an empty element with its number, which
 * `Markdown` fills. Runs after `markBlocks`.
 */
export function insertSlots({ places }: { places: readonly number[] }) {
  return (tree: Root): void => {
    const slots = places.map((place, number) => ({ number, at: blockBefore(tree, place) }));
    for (const { number, at } of slots.sort((one, other) => other.at - one.at || other.number - one.number)) {
      tree.children.splice(at + 1, 0, {
        type: "element",
        tagName: "aside",
        properties: { "data-slot": String(number) },
        children: [],
      });
    }
  };
}

function blockBefore({ children }: Root, place: number): number {
  return children.findLastIndex(
    (child) => child.type === "element" && Number(child.properties["data-at"] ?? Number.NaN) <= place,
  );
}
