/** A heading of a Markdown text; `line` starts at 1, `level` is 1 to 6, `text` is what stands after the marks. */
export type Heading = { line: number; level: number; text: string };

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** The headings of a Markdown text in order, both `# Title` and underlined ones; code blocks hold none. */
export function readHeadings(markdown: string): Heading[] {
  const lines = markdown.split(/\r\n|\n|\r/);
  const headings: Heading[] = [];
  let fence: string | null = null;
  for (const [at, line] of lines.entries()) {
    const mark = FENCE.exec(line)?.[1];
    if (fence !== null) {
      if (mark && isClosedBy(line, fence)) fence = null;
      continue;
    }
    if (mark) fence = mark;
    else headings.push(...headingAt(lines, at));
  }
  return headings;
}

/** A fence is closed by as many of its marks or more, and nothing behind them. */
function isClosedBy(line: string, fence: string): boolean {
  const text = line.trim();
  return text.length >= fence.length && text === (fence[0] ?? "").repeat(text.length);
}

function headingAt(lines: string[], at: number): Heading[] {
  const line = lines[at] ?? "";
  const marks = /^ {0,3}(#{1,6})(?=[ \t]|$)/.exec(line);
  if (marks) {
    const text = line
      .slice(marks[0].length)
      .trim()
      .replace(/(^|[ \t])#+$/, "");
    return [{ line: at + 1, level: marks[1]?.length ?? 1, text: text.trim() }];
  }
  const rule = /^ {0,3}(=+|-{2,})[ \t]*$/.exec(lines[at + 1] ?? "");
  const isText = line.trim() !== "" && !/^( {4}|\t| {0,3}([-*+>|]|\d+[.)]))/.test(line);
  if (!rule || !isText) return [];
  return [{ line: at + 1, level: rule[1]?.startsWith("=") ? 1 : 2, text: line.trim() }];
}
