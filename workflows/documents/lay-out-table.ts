import { escapeCell } from "./escape-inline";
import { type FillPlace, fillCell } from "./fill-text";
import type { SectionFill } from "./section-fill";
import type { TemplateSection } from "./template";

/** A table with the section's columns, or nothing without rows; a row that is too long or too short is brought to their number. */
export function layOutTable(section: TemplateSection, fill: SectionFill, place: FillPlace): string {
  place.draft.countSteps(countCells(fill.rows ?? section.rows), place.path);
  const rows = fill.rows
    ? fill.rows.map((row) => row.map(escapeCell))
    : section.rows.map((row) => row.map((cell) => fillCell(cell, place)));
  if (rows.length === 0) return "";
  const columns = section.columns.map((column) => fillCell(column, place));
  const width = columns.length || Math.max(...rows.map((row) => row.length));
  const head = columns.length > 0 ? columns : new Array<string>(width).fill(" ");
  return [head, new Array<string>(width).fill("---"), ...rows.map((row) => fitRow(row, width))]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
}

function fitRow(row: string[], width: number): string[] {
  if (row.length <= width) return [...row, ...new Array<string>(width - row.length).fill("")];
  return [...row.slice(0, width - 1), row.slice(width - 1).join("; ")];
}

function countCells(rows: string[][]): number {
  return rows.reduce((cells, row) => cells + row.length, 0);
}
