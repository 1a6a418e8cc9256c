import type { Problem } from "#workflows/definition/problem";

/** A line of a source text, counted from 1, with what is wrong in it. */
export type MarkedLine = { number: number; text: string; problems: Problem[] };

/** The lines of a text with the problems of each; those behind the end stand at the last line. */
export function markLines(source: string, problems: readonly Problem[]): MarkedLine[] {
  const lines = source.replace(/\r?\n$/, "").split(/\r?\n/);
  const byLine = new Map<number, Problem[]>();
  for (const problem of problems) {
    const line = Math.min(problem.line, lines.length);
    byLine.set(line, [...(byLine.get(line) ?? []), problem]);
  }
  return lines.map((text, at) => ({ number: at + 1, text, problems: byLine.get(at + 1) ?? [] }));
}
