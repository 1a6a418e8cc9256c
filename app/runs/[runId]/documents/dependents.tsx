"use client";

import type { RunView } from "#workflows/run/run-view";
import { PlainText } from "../../../_ui/plain-text";
import { useRunAddress } from "../run-address";
import { findDependents } from "./find-dependents";

/** What depends on a version: who was given it, and what came of it. */
export function Dependents({ view, artifactId }: { view: RunView; artifactId: string }) {
  const { openStep } = useRunAddress();
  const dependents = findDependents(view, artifactId);
  return (
    <section aria-label="What depends on this" className="grid gap-1 text-sm print:hidden">
      <h3 className="font-medium text-ink-3 text-xs">What depends on this</h3>
      {dependents.length === 0 && <p className="text-ink-2">No step was given this version.</p>}
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {dependents.map(({ stepKey, label, agent, made }) => (
          <li key={stepKey}>
            <button
              type="button"
              onClick={() => openStep(stepKey)}
              className="rounded underline decoration-line-strong underline-offset-2 hover:bg-hover"
            >
              <PlainText text={label} />
            </button>
            <span className="text-ink-3 text-xs">
              {" "}
              {[agent, made.length > 0 && `made ${made.join(", ")}`].filter(Boolean).join(", ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
