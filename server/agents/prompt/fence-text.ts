/** What a fenced text is to the agent: an `order` is to be followed, `data` is material and nothing else. */
export type FenceKind = "order" | "data";

/**
 * A text between tags that it cannot close: the tag's number is one that the text does not hold (S42).
 * Attributes keep no quotes, brackets or line ends.
 */
export function fenceText(kind: FenceKind, attributes: Record<string, string>, text: string): string {
  const tag = freeTag(kind, text);
  const shown = Object.entries(attributes).map(([name, value]) => ` ${name}="${cleanAttribute(value)}"`);
  return `<${tag}${shown.join("")}>\n${text}\n</${tag}>`;
}

function freeTag(kind: FenceKind, text: string): string {
  const lower = text.toLowerCase();
  let number = 1;
  while (lower.includes(`${kind}-${number}`)) number += 1;
  return `${kind}-${number}`;
}

function cleanAttribute(value: string): string {
  return value.replace(/["<>&\p{Cc}]/gu, " ").slice(0, 300);
}
