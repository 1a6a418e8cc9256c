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

/** A part of a line; `from` is its offset. */
export type LinePart = { from: number; text: string; isMarked: boolean };

const WORD = /"[^"]*"|'[^']*'|[^\s,{}[\]]+|./y;

/** A line cut so that the word at which each problem begins is a part of its own. */
export function splitAtProblems({ text, problems }: Pick<MarkedLine, "text" | "problems">): LinePart[] {
  const parts: LinePart[] = [];
  let end = 0;
  const take = (to: number, isMarked: boolean) => {
    if (to > end) parts.push({ from: end, text: text.slice(end, to), isMarked });
    end = Math.max(end, to);
  };
  for (const at of [...new Set(problems.map(({ column }) => column - 1))].sort((one, other) => one - other)) {
    WORD.lastIndex = at;
    const word = WORD.exec(text);
    if (!word) continue;
    take(at, false);
    take(at + word[0].length, true);
  }
  take(text.length, false);
  return parts;
}
