/** A part of a document under a heading; `from` and `to` are its place in the source, in UTF-16 units. */
export type Section = { title: string; depth: number; from: number; to: number };

/** Headings that are written as `## Title` or underlined, outside of code; what stands before the first has none. */
export function listSections(text: string): Section[] {
  const headings = findHeadings(text);
  return headings.map((heading, at) => ({ ...heading, to: headings[at + 1]?.from ?? text.length }));
}

/** The section that a place of the source is in. */
export function sectionAt(sections: readonly Section[], at: number): Section | undefined {
  return sections.findLast(({ from }) => from <= at);
}

/** Whether an earlier text does not hold the section word for word. */
export function isSectionNew(text: string, { from, to }: Section, before: string): boolean {
  return !before.includes(text.slice(from, to).trim());
}

type Heading = Omit<Section, "to">;

function findHeadings(text: string): Heading[] {
  const headings: Heading[] = [];
  let fence = "";
  let before = { line: "", from: 0 };
  let from = 0;
  for (const line of text.split("\n")) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
    if (fence !== "") {
      if (mark.startsWith(fence)) fence = "";
    } else if (mark !== "") fence = mark;
    else headings.push(...headingOf({ line, from }, before));
    before = { line: fence === "" ? line : "", from };
    from += line.length + 1;
  }
  return headings;
}

type Line = { line: string; from: number };

function headingOf({ line, from }: Line, before: Line): Heading[] {
  const [, marks, title] = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*\r?$/.exec(line) ?? [];
  if (marks && title) return [{ title: withoutMarks(title), depth: marks.length, from }];
  const [under] = /^ {0,3}(=+|-{2,})[ \t]*\r?$/.exec(line) ?? [];
  const isText = /^ {0,3}[^\s#>|*+\-`~]/.test(before.line);
  if (!under || !isText) return [];
  return [{ title: withoutMarks(before.line), depth: under.includes("=") ? 1 : 2, from: before.from }];
}

function withoutMarks(title: string): string {
  return title.replaceAll(/[*_`]+/g, "").trim();
}
