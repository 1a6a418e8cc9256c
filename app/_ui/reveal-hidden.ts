import type { Element, ElementContent, Root } from "hast";
import { splitHidden } from "./hidden-characters";
import { HIDDEN_LOOK } from "./plain-text";

function revealIn(children: ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type === "element") return [{ ...child, children: revealIn(child.children) }];
    if (child.type !== "text") return [child];
    return splitHidden(child.value).map((piece) =>
      piece.kind === "text" ? { type: "text", value: piece.text } : markHidden(piece.code, piece.name),
    );
  });
}

function markHidden(code: string, name: string): Element {
  return {
    type: "element",
    tagName: "span",
    properties: { title: name, className: [HIDDEN_LOOK] },
    children: [{ type: "text", value: code }],
  };
}

/** A rehype plugin: invisible and order-changing characters become visible tokens. Runs after sanitising. */
export function revealHidden() {
  return (tree: Root): void => {
    tree.children = revealIn(
      tree.children.filter((child): child is ElementContent => child.type !== "doctype"),
    );
  };
}
