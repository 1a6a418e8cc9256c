import type { Problem } from "../definition/problem";
import type { Place } from "./source-value";

/** Collects the problems of one file, each once, so that a reader can go on and find them all. */
export type ProblemLog = {
  readonly file: string;
  readonly problems: Problem[];
  error(place: Place, code: string, message: string, hint: string): void;
  warn(place: Place, code: string, message: string, hint: string): void;
};

export function openProblemLog(file: string): ProblemLog {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const add =
    (severity: Problem["severity"]) =>
    ({ line, column }: Place, code: string, message: string, hint: string) => {
      const fingerprint = `${line}:${column} ${code} ${message}`;
      if (seen.has(fingerprint)) return;
      seen.add(fingerprint);
      problems.push({ file, line, column, code, message, hint, severity });
    };
  return { file, problems, error: add("error"), warn: add("warning") };
}

export function hasErrors(problems: Problem[]): boolean {
  return problems.some((problem) => problem.severity === "error");
}

/** By place; a file is read from top to bottom. */
export function sortProblems(problems: Problem[]): Problem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
