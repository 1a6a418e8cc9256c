"use client";

import type { RunView } from "#workflows/run/run-view";
import { DocumentLinks } from "../document-links";
import { HandoffFields } from "../handoffs/handoff-fields";
import { FeedbackRounds } from "./feedback-rounds";
import type { InspectedPlace } from "./inspected-place";
import { Panel } from "./panel";

/** Exactly what the step's agent was given: documents in their versions, the handoff, feedback (product.md 5). */
export function StepContext({ view, step }: { view: RunView; step: InspectedPlace["step"] }) {
  if (!step) return <p className="p-4 text-ink-2 text-sm">Its steps are given documents, each its own.</p>;
  const handoff = view.handoffs.findLast(({ metadata }) => metadata.stepKey === step.stepKey);
  const isBegun = step.scheduledAt !== null;
  return (
    <div className="grid gap-4 py-4">
      <Panel title={isBegun ? "Documents it was given" : "Documents it will need"}>
        {isBegun ? (
          <DocumentLinks view={view} artifactIds={step.given} none="None: it began from the run's input." />
        ) : (
          <p className="text-ink-2">{step.inputs.join(", ") || "None."}</p>
        )}
      </Panel>
      {handoff && (
        <Panel title={`Handoff from ${handoff.from_agent}`}>
          <HandoffFields handoff={handoff} view={view} />
        </Panel>
      )}
      {step.feedback.length > 0 && <FeedbackRounds feedback={step.feedback} />}
    </div>
  );
}
