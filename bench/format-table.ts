import type { Figure } from "./figure";

const HEAD = ["workload", "at once", "figure", "value", "floor", "unit", "ratio"];

/** The figures as a table for people; ratio is value / floor. */
export function formatTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ workload, concurrency, figure, value, floor, unit, ratio }) => [
    workload,
    show(concurrency),
    figure,
    show(value),
    floor === null ? "-" : show(floor),
    unit,
    ratio === null ? "-" : ratio.toFixed(2),
  ]);
  const widths = HEAD.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const isNumber = [false, true, false, true, true, false, true];
  const line = (row: string[]) =>
    row
      .map((cell, column) =>
        isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return [HEAD, widths.map((width) => "-".repeat(width)), ...rows].map(line).join("\n");
}

function show(value: number): string {
  return value.toLocaleString("en");
}
