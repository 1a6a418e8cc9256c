import type { Diagnostic } from "@codemirror/lint";
import type { Text } from "@codemirror/state";
import type { Problem } from "#workflows/definition/problem";

/** What is underlined: the word at which a problem begins. */
const WORD = /"[^"]*"|'[^']*'|[^\s,{}[\]]+|./y;

/** Problems at their words in a text; those behind its end stand at the end. */
export function placeProblems(doc: Text, problems: readonly Problem[]): Diagnostic[] {
  return problems.map(({ line, column, severity, message, hint, code }) => {
    const at = doc.line(Math.min(line, doc.lines));
    const from = Math.min(at.from + column - 1, at.to);
    WORD.lastIndex = from - at.from;
    const length = WORD.exec(at.text)?.[0].length ?? 0;
    return { from, to: from + length, severity, message: `${message} ${hint}`.trim(), source: code };
  });
}

/** The offset of a place that is counted from 1. */
export function offsetOf(doc: Text, { line, column }: { line: number; column: number }): number {
  const at = doc.line(Math.max(1, Math.min(line, doc.lines)));
  return Math.min(at.from + Math.max(0, column - 1), at.to);
}
