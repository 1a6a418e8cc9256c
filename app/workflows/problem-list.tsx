import { CircleAlert, TriangleAlert } from "lucide-react";
import Link from "next/link";
import type { Problem } from "#workflows/definition/problem";
import { cn } from "../_ui/cn";
import { PlainText } from "../_ui/plain-text";

type ProblemListProps = {
  problems: readonly Problem[];
  /** Where a problem's line can be seen. */
  hrefOf?: (problem: Problem) => string;
  /** Goes to a problem's place in the text beside it. */
  onGo?: (problem: Problem) => void;
  className?: string;
};

/** What is wrong with a definition: each problem with its place, its code and what to do. */
export function ProblemList({ problems, hrefOf, onGo, className }: ProblemListProps) {
  return (
    <ul className={cn("grid gap-2", className)}>
      {problems.map((problem) => (
        <ProblemItem
          key={placeOf(problem) + problem.code + problem.message}
          problem={problem}
          href={hrefOf?.(problem)}
          onGo={onGo}
        />
      ))}
    </ul>
  );
}

type ProblemItemProps = { problem: Problem; href: string | undefined; onGo: ProblemListProps["onGo"] };

function ProblemItem({ problem, href, onGo }: ProblemItemProps) {
  return (
    <li className="flex gap-2 text-sm">
      <SeverityIcon severity={problem.severity} />
      <div className="grid min-w-0 gap-0.5">
        <p>
          <span className="sr-only">{problem.severity}: </span>
          <PlainText text={problem.message} />{" "}
          <span className="text-ink-2">
            <PlainText text={problem.hint} />
          </span>
        </p>
        <p className="flex flex-wrap items-baseline gap-x-2 text-ink-2">
          <ProblemPlace problem={problem} href={href} onGo={onGo} />
          <code className="font-mono text-ink-3 text-xs">{problem.code}</code>
        </p>
      </div>
    </li>
  );
}

const GOES = "underline underline-offset-2 hover:text-ink";

function ProblemPlace({ problem, href, onGo }: ProblemItemProps) {
  const place = "break-all font-mono text-xs";
  if (onGo) {
    return (
      <button type="button" onClick={() => onGo(problem)} className={cn(GOES, place)}>
        line {problem.line}, column {problem.column}
      </button>
    );
  }
  if (!href) return <code className={place}>{placeOf(problem)}</code>;
  return (
    <Link href={href} className={GOES}>
      <code className={place}>{placeOf(problem)}</code>
    </Link>
  );
}

/** Red is for what cannot be used; a warning has a shape of its own and no colour. */
export function SeverityIcon({ severity, className }: { severity: Problem["severity"]; className?: string }) {
  const Icon = severity === "error" ? CircleAlert : TriangleAlert;
  return (
    <Icon
      aria-hidden
      className={cn("mt-0.5 size-4 shrink-0", severity === "error" ? "text-failed" : "text-ink-2", className)}
    />
  );
}

function placeOf({ file, line, column }: Problem): string {
  return `${file}:${line}:${column}`;
}
