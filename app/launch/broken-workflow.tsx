"use client";

import Link from "next/link";
import { useState } from "react";
import type { WorkflowDetail } from "#server/queries/find-workflow";
import type { Problem } from "#workflows/definition/problem";
import { Button } from "../_ui/button";
import { cn } from "../_ui/cn";
import { countOf } from "../_ui/count-of";
import { PlainText } from "../_ui/plain-text";
import { workflowPath } from "../workflows/find-workflows";
import { ruleOf } from "./rule-of";
import { SourceExcerpt } from "./source-excerpt";

/** Why a workflow cannot start: every problem, and beside it the place in its text. */
export function BrokenWorkflow({ workflow }: { workflow: WorkflowDetail }) {
  const { problems, brokenSource, source, file } = workflow;
  const [chosen, setChosen] = useState(0);
  const problem = problems[chosen];
  return (
    <div className="grid items-start lg:grid-cols-[minmax(20rem,26rem)_minmax(0,1fr)]">
      <div className="grid gap-3 p-4">
        <h2 className="font-semibold text-lg">This workflow cannot start</h2>
        <p className="text-ink-2">
          Its file has {countOf(problems.length, "problem")}. It can be launched as soon as they are gone.
        </p>
        <ol aria-label="Problems" className="divide-y overflow-hidden rounded-md border bg-surface">
          {problems.map((one, at) => (
            <ProblemChoice
              key={`${one.line}:${one.column}:${one.code}`}
              problem={one}
              isChosen={at === chosen}
              onChoose={() => setChosen(at)}
            />
          ))}
        </ol>
        <div className="flex flex-wrap gap-2">
          <Button asChild tone="primary">
            <Link href={`${workflowPath(workflow)}/edit`}>Repair it in the editor</Link>
          </Button>
          <Button asChild>
            <Link href={workflowPath(workflow)}>Open the workflow</Link>
          </Button>
        </div>
      </div>
      <section aria-label="Source" className="grid min-w-0 gap-2 border-t p-4 lg:border-t-0 lg:border-l">
        <h2 className="font-medium text-sm wrap-anywhere">
          <PlainText text={file} />
        </h2>
        {problem && (
          <>
            <SourceExcerpt source={brokenSource ?? source} problem={problem} />
            <Rule code={problem.code} />
          </>
        )}
      </section>
    </div>
  );
}

function Rule({ code }: { code: string }) {
  const { heading, path } = ruleOf(code);
  return (
    <p className="text-ink-2 text-sm">
      The rule:{" "}
      <Link href={path} className="underline underline-offset-2 hover:text-ink">
        {heading}
      </Link>
      , in the guide for authors.
    </p>
  );
}

type ProblemChoiceProps = { problem: Problem; isChosen: boolean; onChoose: () => void };

function ProblemChoice({ problem, isChosen, onChoose }: ProblemChoiceProps) {
  const { line, column, code, message, hint, severity } = problem;
  return (
    <li>
      <button
        type="button"
        aria-pressed={isChosen}
        onClick={onChoose}
        className={cn(
          "grid w-full gap-0.5 px-3 py-2 text-left text-sm hover:bg-hover focus-visible:outline-offset-[-2px]",
          isChosen && "bg-selected hover:bg-selected",
        )}
      >
        <span className="text-ink-3 text-xs tabular-nums">
          {severity === "error" ? "Error" : "Warning"}, line {line}, column {column}, {code}
        </span>
        <span className="wrap-anywhere">
          <PlainText text={message} />
        </span>
        {hint && (
          <span className="text-ink-2 wrap-anywhere">
            <PlainText text={hint} />
          </span>
        )}
      </button>
    </li>
  );
}
