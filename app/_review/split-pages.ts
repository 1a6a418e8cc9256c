/** UTF-16 units on one page; a page of Markdown this long still renders at once. */
const PAGE_LENGTH = 60_000;

/**
 * Cuts a long text into pages that make the text again when joined. Cuts fall on blank lines outside of code
 * blocks, where that leaves no page longer than twice `length`; else on the end of a line, else anywhere.
 */
export function splitPages(text: string, length = PAGE_LENGTH): string[] {
  const pages: string[] = [];
  let rest = text;
  while (rest.length > length * 2) {
    const cut = findCut(rest.slice(0, length * 2), length);
    pages.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...pages, rest];
}

function findCut(text: string, length: number): number {
  let isInCode = false;
  let at = 0;
  let lineEnd = text.length;
  while (at < text.length) {
    const end = text.indexOf("\n", at);
    if (end < 0) break;
    const line = text.slice(at, end);
    if (/^\s{0,3}(```|~~~)/.test(line)) isInCode = !isInCode;
    at = end + 1;
    if (at < length) continue;
    if (line.trim() === "" && !isInCode) return at;
    lineEnd = at;
  }
  return lineEnd;
}
