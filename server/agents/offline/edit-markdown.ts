/** A Markdown document cut at its headings; joined with "\n" the parts are the document again. */
export type Part = { heading: string; level: number; lines: string[] };

/** Cuts at headings outside code blocks. The first part has level 0 and holds what stands before any heading. */
export function splitParts(markdown: string): Part[] {
  const parts: Part[] = [{ heading: "", level: 0, lines: [] }];
  let isInCode = false;
  for (const line of markdown.trimEnd().split("\n")) {
    if (/^\s{0,3}(```|~~~)/.test(line)) isInCode = !isInCode;
    const heading = isInCode ? null : /^(#{1,6})\s+(.*)$/.exec(line);
    if (heading) parts.push({ heading: heading[2] ?? "", level: heading[1]?.length ?? 1, lines: [line] });
    else parts.at(-1)?.lines.push(line);
  }
  return parts.filter((part) => part.level > 0 || part.lines.length > 0);
}

export function joinParts(parts: Part[]): string {
  return `${parts
    .flatMap((part) => part.lines)
    .join("\n")
    .trimEnd()}\n`;
}

/** A copy with rows at the end of the first table of a part; without a table it stays as it is. */
export function addRows(part: Part, rows: string[][]): Part {
  const last = part.lines.findLastIndex((line) => line.trimStart().startsWith("|"));
  if (last < 0 || rows.length === 0) return part;
  const added = rows.map((row) => `| ${row.join(" | ")} |`);
  return { ...part, lines: [...part.lines.slice(0, last + 1), ...added, ...part.lines.slice(last + 1)] };
}

/** A copy with items at the end of the part's last list; without a list they follow its text. */
export function addItems(part: Part, items: string[]): Part {
  const last = part.lines.findLastIndex((line) => /^\s*([-*+]|\d+[.)])\s/.test(line));
  const added = items.map((item) => `- ${item}`);
  if (last >= 0)
    return { ...part, lines: [...part.lines.slice(0, last + 1), ...added, ...part.lines.slice(last + 1)] };
  return { ...part, lines: [...trimEnd(part.lines), "", ...added, ""] };
}

/** Puts a section of level 2 before the part that `before` names, or at the end. */
export function insertSection(parts: Part[], heading: string, body: string[], before: RegExp | null): Part[] {
  const at = before === null ? -1 : parts.findIndex((part) => part.level === 2 && before.test(part.heading));
  const position = at < 0 ? parts.length : at;
  const section: Part = { heading, level: 2, lines: [`## ${heading}`, "", ...body, ""] };
  const earlier = parts.slice(0, position);
  const last = earlier.at(-1);
  if (last && (last.lines.at(-1) ?? "") !== "")
    earlier[earlier.length - 1] = { ...last, lines: [...last.lines, ""] };
  return [...earlier, section, ...parts.slice(position)];
}

/** The columns of the part's first table. */
export function columnsOf(part: Part): string[] {
  const head = part.lines.find((line) => line.trimStart().startsWith("|"));
  return head === undefined
    ? []
    : head
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim());
}

function trimEnd(lines: string[]): string[] {
  const end = lines.findLastIndex((line) => line.trim() !== "");
  return lines.slice(0, end + 1);
}
