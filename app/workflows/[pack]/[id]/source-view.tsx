"use client";

import { type ReactNode, useEffect, useMemo, useRef } from "react";
import type { Problem } from "#workflows/definition/problem";
import { cn } from "../../../_ui/cn";
import { PlainText } from "../../../_ui/plain-text";
import { SeverityIcon } from "../../problem-list";
import { type MarkedLine, markLines, splitAtProblems } from "./mark-lines";

type SourceViewProps = {
  file: string;
  source: string;
  problems: readonly Problem[];
  /** The line to show, counted from 1. */
  line: number | null;
  actions?: ReactNode;
};

/** A definition's text with line numbers; what is wrong stands below its line. */
export function SourceView({ file, source, problems, line, actions }: SourceViewProps) {
  const lines = useMemo(() => markLines(source, problems), [source, problems]);
  const shown = useRef<HTMLLIElement>(null);

  useEffect(() => {
    if (line !== null) shown.current?.scrollIntoView({ block: "center" });
  }, [line]);

  return (
    <figure className="min-w-0 overflow-hidden rounded-md border bg-surface">
      <figcaption className="flex min-h-9 items-center gap-2 border-b bg-sunken px-3 text-ink-2 text-xs">
        <span className="min-w-0 flex-1 break-all font-mono">{file}</span>
        {actions}
      </figcaption>
      <ol className="py-2 font-mono text-sm leading-relaxed">
        {lines.map((one) => (
          <SourceLine key={one.number} line={one} place={one.number === line ? shown : undefined} />
        ))}
      </ol>
    </figure>
  );
}

type SourceLineProps = { line: MarkedLine; place: React.RefObject<HTMLLIElement | null> | undefined };

function SourceLine({ line, place }: SourceLineProps) {
  const { number, problems } = line;
  const isBroken = problems.some(({ severity }) => severity === "error");
  return (
    <li ref={place} aria-current={place ? "true" : undefined} className={cn(place && "bg-selected")}>
      <div className={cn("grid grid-cols-[3.5rem_minmax(0,1fr)]", isBroken && "bg-failed-soft")}>
        <span aria-hidden className="select-none pr-3 text-right text-ink-3 tabular-nums">
          {number}
        </span>
        <span className="whitespace-pre-wrap pr-3 [overflow-wrap:anywhere]">
          <MarkedText line={line} />
        </span>
      </div>
      {problems.map((problem) => (
        <LineProblem key={problem.code + problem.column + problem.message} problem={problem} />
      ))}
    </li>
  );
}

/** The text with the word underlined where each problem begins. */
function MarkedText({ line }: { line: MarkedLine }) {
  if (line.text === "") return "\n";
  return splitAtProblems(line).map(({ from, text, isMarked }) =>
    isMarked ? (
      <span key={from} className="underline decoration-wavy underline-offset-4">
        <PlainText text={text} />
      </span>
    ) : (
      <PlainText key={from} text={text} />
    ),
  );
}

function LineProblem({ problem }: { problem: Problem }) {
  return (
    <p className="my-1 mr-3 ml-14 flex gap-2 rounded border border-line-strong bg-raised px-2 py-1.5 font-sans text-sm">
      <SeverityIcon severity={problem.severity} />
      <span className="min-w-0">
        <PlainText text={problem.message} />{" "}
        <span className="text-ink-2">
          <PlainText text={problem.hint} />
        </span>{" "}
        <code className="font-mono text-ink-3 text-xs">
          {problem.code}, column {problem.column}
        </code>
      </span>
    </p>
  );
}
