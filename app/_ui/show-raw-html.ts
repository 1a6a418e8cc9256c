import type { Root, RootContent } from "hast";

/** What Markdown passes through as raw HTML; it stands in the tree although `hast` does not list it. */
type Raw = { type: "raw"; value: string };

function showIn<Node extends RootContent | Raw>(nodes: Node[]): void {
  for (const node of nodes) {
    if (isRaw(node)) Object.assign(node, { type: "text" });
    else if ("children" in node) showIn(node.children);
  }
}

function isRaw(node: RootContent | Raw): node is Raw {
  return node.type === "raw";
}

/** A rehype plugin: raw HTML in a document becomes text that can be read. Runs before sanitising. */
export function showRawHtml() {
  return (tree: Root): void => showIn(tree.children);
}
