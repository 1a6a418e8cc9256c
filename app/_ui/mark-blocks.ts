import type { Root } from "hast";

/**
 * A rehype plugin: every block of the document tells where it begins in its source, as `data-at`; `from` is where
 * the rendered text begins in the whole. Runs after sanitising.
 */
export function markBlocks({ from }: { from: number }) {
  return (tree: Root): void => {
    for (const child of tree.children) {
      const at = child.type === "element" ? child.position?.start.offset : undefined;
      if (child.type === "element" && at !== undefined) child.properties["data-at"] = from + at;
    }
  };
}
