import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { StepNode } from "#workflows/definition/definition";
import { countOf } from "../../../_ui/count-of";
import { formatDuration } from "../../../_ui/format-time";
import { PlainText } from "../../../_ui/plain-text";
import { sayName } from "../../say-condition";

/** Everything else that the definition says of a step, behind a fold. */
export function StepDetails({ step, isOpen = false }: { step: StepNode; isOpen?: boolean }) {
  return (
    <details className="group" open={isOpen}>
      <summary className="inline-flex list-none items-center gap-1 rounded py-0.5 pr-1 text-ink-2 text-xs hover:bg-hover hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 text-ink-3 group-open:rotate-90" />
        Details<span className="sr-only"> of {step.label}</span>
      </summary>
      <div className="mt-1 mb-2 ml-4.5 grid gap-2">
        {step.notes && (
          <p className="max-w-[80ch] whitespace-pre-wrap rounded-md bg-sunken px-3 py-2 [overflow-wrap:anywhere]">
            <PlainText text={step.notes} />
          </p>
        )}
        <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[7rem_minmax(0,1fr)]">
          <Line term="Needs">{step.inputs.map(({ name }) => name).join(", ")}</Line>
          <Line term="Is asked">{step.asks.map(sayName).join(", ")}</Line>
          <Line term="Uses">{[step.template, ...step.uses].filter(Boolean).join(", ")}</Line>
          <Line term="When rejected">{step.gate && sayRejection(step)}</Line>
          <Line term="If it fails">{step.agents.length > 0 && sayRetry(step)}</Line>
          <Line term="Key">{step.key}</Line>
          <Line term="Written in">
            <Link
              href={`?tab=source&line=${step.source.line}`}
              className="font-mono text-xs underline underline-offset-2"
            >
              {step.source.file}:{step.source.line}
            </Link>
          </Line>
        </dl>
      </div>
    </details>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <>
      <dt className="text-ink-3">{term}</dt>
      <dd className="min-w-0 break-words max-sm:mb-1">{children}</dd>
    </>
  );
}

function sayRejection({ onReject }: StepNode): string {
  if (onReject.kind === "halt") return "the run fails";
  if (onReject.kind === "goto") return `goes back to ${onReject.step} with the feedback`;
  return "the run goes on without what was rejected";
}

function sayRetry({ retry, timeoutMs, effect }: StepNode): string {
  const limit = `each at most ${formatDuration(timeoutMs)}`;
  if (effect === "unsafe") return `never repeated by itself, ${limit}`;
  return `${countOf(retry.attempts, "attempt")}, ${limit}, the first pause ${formatDuration(retry.backoffMs)}`;
}
