/** As much of the end of a text as fits in a line. */
const MOST = 160;

/** The last line of a text that says something, without the marks of Markdown at its beginning. */
export function lastLine(text: string): string {
  const lines = text.slice(-2_000).split("\n");
  const line = lines.findLast((one) => /[\p{L}\p{N}]/u.test(one)) ?? "";
  const words = line.replace(/^[\s#>*|+-]+/, "");
  return words.length <= MOST ? words : words.slice(-MOST).replace(/^\S*\s/, "…");
}
