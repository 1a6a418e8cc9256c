/** A heading with everything below it up to the next heading of any level. */
export type DocumentSection = {
  heading: string;
  level: number;
  /** Headings above this one, outermost first. */
  above: string[];
  paragraphs: string[];
  items: string[];
  tables: { columns: string[]; rows: string[][] }[];
};

export type ReadDocument = { name: string; title: string; sections: DocumentSection[] };

/** Something with an id such as FR3, and where it was read. */
export type Numbered = { id: string; text: string };

/** Reads headings, paragraphs, list items and tables of a Markdown document; code blocks are passed over. */
export function readDocument(name: string, markdown: string): ReadDocument {
  const sections = [openSection("", 0, [])];
  let isInCode = false;
  let isInTable = false;
  for (const line of markdown.split("\n")) {
    const isFence = /^\s{0,3}(```|~~~)/.test(line);
    if (isFence) isInCode = !isInCode;
    if (isFence || isInCode) continue;
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (heading) sections.push(openSection(plainText(heading[2] ?? ""), heading[1]?.length ?? 1, sections));
    const section = sections.at(-1);
    if (!heading && section) readLine(line.trim(), section, isInTable);
    isInTable = line.trim().startsWith("|");
  }
  const title = sections.find((section) => section.level === 1)?.heading ?? name;
  return { name, title, sections: sections.filter((section) => section.level > 0 || hasContent(section)) };
}

function openSection(heading: string, level: number, before: DocumentSection[]): DocumentSection {
  const above: string[] = [];
  let upTo = level;
  for (const other of before.toReversed()) {
    if (other.level === 0 || other.level >= upTo) continue;
    above.unshift(other.heading);
    upTo = other.level;
  }
  return { heading, level, above, paragraphs: [], items: [], tables: [] };
}

function readLine(text: string, section: DocumentSection, isInTable: boolean): void {
  if (text === "") return;
  if (text.startsWith("|")) return readRow(splitCells(text), section, isInTable);
  const item = /^(?:[-*+]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/.exec(text);
  if (item) section.items.push(plainText(item[1] ?? ""));
  else if (!/^[-=*_]{3,}$/.test(text) && !text.startsWith(">")) section.paragraphs.push(plainText(text));
}

/** The first row of a table names its columns; the row of dashes is passed over. */
function readRow(cells: string[], section: DocumentSection, isInTable: boolean): void {
  if (cells.every((cell) => /^:?-+:?$/.test(cell))) return;
  if (isInTable) section.tables.at(-1)?.rows.push(cells.map(plainText));
  else section.tables.push({ columns: cells.map(plainText), rows: [] });
}

function splitCells(row: string): string[] {
  const cells: string[] = [];
  let cell = "";
  for (let at = 1; at < row.length; at++) {
    if (row[at] === "\\" && row[at + 1] === "|") {
      cell += "|";
      at++;
    } else if (row[at] === "|") {
      cells.push(cell.trim());
      cell = "";
    } else cell += row[at];
  }
  return cell.trim() === "" ? cells : [...cells, cell.trim()];
}

/** The words of a line: escapes undone, bold and code marks gone. */
export function plainText(text: string): string {
  return text
    .replace(/\*\*|`/g, "")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&")
    .trim();
}

function hasContent(section: DocumentSection): boolean {
  return section.paragraphs.length + section.items.length + section.tables.length > 0;
}

/** Sections whose heading, or a heading above, matches. */
export function sectionsAbout(documents: ReadDocument[], pattern: RegExp): DocumentSection[] {
  return documents.flatMap((document) =>
    document.sections.filter(
      (section) => pattern.test(section.heading) || section.above.some((heading) => pattern.test(heading)),
    ),
  );
}

/** Everything numbered with `prefix`: list items count before tables, and the first mention of an id counts. */
export function readNumbered(documents: ReadDocument[], prefix: string): Numbered[] {
  const sections = documents.flatMap((document) => document.sections);
  const rows = sections.flatMap((section) => section.tables.flatMap((table) => table.rows));
  const mentions = [
    ...sections.flatMap((section) => section.items),
    ...rows.map((row) => row[0] ?? "").filter((cell) => !/^[A-Z]{1,4}-?\d{1,4}$/.test(cell)),
    ...rows.map((row) => `${row[0]}: ${row.slice(1).join("; ")}`),
  ];
  const found = new Map<string, string>();
  for (const mention of mentions) {
    const [, letters, digits, text] = /^([A-Z]{1,4})-?(\d{1,4})\b[\s:.)]*(.*)$/.exec(mention) ?? [];
    const id = `${letters}${digits}`;
    if (letters === prefix && !found.has(id)) found.set(id, text ?? "");
  }
  return [...found].map(([id, text]) => ({ id, text })).toSorted(byNumber);
}

function byNumber(a: Numbered, b: Numbered): number {
  return Number(a.id.replace(/\D/g, "")) - Number(b.id.replace(/\D/g, ""));
}

/** All ids with `prefix` that a text mentions. */
export function findIds(text: string, prefix: string): string[] {
  const ids = [...text.matchAll(/\b([A-Z]{1,4})-?(\d{1,4})\b/g)];
  return [...new Set(ids.filter((id) => id[1] === prefix).map((id) => `${id[1]}${id[2]}`))];
}

/** Rows of the tables of some sections as records, by the names of their columns in snake case. */
export function readRecords(sections: DocumentSection[]): Record<string, string>[] {
  return sections.flatMap((section) =>
    section.tables.flatMap(({ columns, rows }) =>
      rows.map((row) => Object.fromEntries(columns.map((column, at) => [toSnake(column), row[at] ?? ""]))),
    ),
  );
}

/** `Who can answer` -> `who_can_answer`. */
export function toSnake(text: string): string {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join("_");
}
