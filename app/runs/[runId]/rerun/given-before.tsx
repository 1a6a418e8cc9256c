"use client";

import type { RunView } from "#workflows/run/run-view";
import { PlainText } from "../../../_ui/plain-text";
import { DocumentLinks } from "../document-links";
import { sayValue } from "../say-value";

type GivenBeforeProps = { view: RunView; step: RunView["steps"][number] };

/** What the step was given last time: the run's input, documents, what people said. */
export function GivenBefore({ view, step }: GivenBeforeProps) {
  const given = Object.entries(view.input).filter(([, value]) => value !== "" && value !== null);
  return (
    <section aria-label="What it was given" className="grid content-start gap-3 text-sm">
      <h3 className="font-medium">What it was given</h3>
      <dl className="grid gap-2">
        {given.map(([name, value]) => (
          <div key={name}>
            <dt className="text-ink-3 text-xs">{name}</dt>
            <dd className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              <PlainText text={sayValue(value)} />
            </dd>
          </div>
        ))}
        <div>
          <dt className="text-ink-3 text-xs">documents</dt>
          <dd>
            <DocumentLinks view={view} artifactIds={step.given} none="None." />
          </dd>
        </div>
        {step.feedback.map(numbered).map(({ number, by, comment }) => (
          <div key={number}>
            <dt className="text-ink-3 text-xs">said by {by}</dt>
            <dd className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              <PlainText text={comment} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Rounds never change their places. */
function numbered<T extends object>(round: T, at: number): T & { number: number } {
  return { ...round, number: at + 1 };
}
