import type { Node } from "./definition";

/**
 * A label of something that is done for each item of the maps around it, where no single item is meant: "Write
 * {{story}}" is "Write each story", and "Create code/{{story}}.md" is "Create code/….md".
 */
export function nameItems(label: string, around: readonly Node[]): string {
  const names = new Set(around.flatMap((node) => (node.kind === "forEach" ? [node.as] : [])));
  if (names.size === 0) return label;
  return label.replace(PLACEHOLDER, (whole, path: string, at: number) => {
    const [name = ""] = path.split(".");
    if (name !== "index" && !names.has(name)) return whole;
    const isWord =
      name !== "index" &&
      BEFORE_WORD.test(label.slice(0, at)) &&
      AFTER_WORD.test(label.slice(at + whole.length));
    return isWord ? `each ${name}` : "…";
  });
}

const PLACEHOLDER = /\{\{\s*([\w.-]+)\s*\}\}/g;
const BEFORE_WORD = /(^|[\s("'“])$/;
const AFTER_WORD = /^([.,:;!?)"'”]*(\s|$))/;
