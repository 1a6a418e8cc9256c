"use client";

import { useLiveText } from "../../../_live/use-live-text";
import { countOf } from "../../../_ui/count-of";
import { Doubts } from "../../../_ui/doubts";
import { PlainText } from "../../../_ui/plain-text";
import { IncidentChoices } from "../alerts/incident-line";
import { placeOf } from "../alerts/list-alerts";
import { ArtifactText } from "../documents/artifact-text";
import type { LiveRun } from "../live-run";
import { PAST_NOTE, usePast } from "../travel/past";
import { FeedbackRounds } from "./feedback-rounds";
import type { InspectedPlace } from "./inspected-place";
import { LiveWriting } from "./live-writing";
import { Panel } from "./panel";
import { StepRequest } from "./step-request";
import { useFocusAfterRequest } from "./use-focus-after-request";
import { useHeldRequest } from "./use-held-request";

/** What a person wants to see of a step first: its request, its text, its result, and why it is as it is. */
export function StepOverview({ run, place }: { run: LiveRun; place: InspectedPlace }) {
  const { view, texts } = run;
  const { key, step } = place;
  const text = useLiveText(texts, key);
  const { heldId, settle } = useHeldRequest(view, key);
  useFocusAfterRequest(heldId);
  const incident = view.incidents.find(({ stepKey, open }) => stepKey === key && open);
  const reason = step?.reason ?? place.block?.reason;
  const results = view.artifacts.filter((one) => isResult(one, step));
  const isPast = usePast() !== null;
  if (heldId !== null && !isPast) return <StepRequest key={heldId} approvalId={heldId} onDecided={settle} />;
  const isEmpty = !incident && heldId === null && text === null && !reason && results.length === 0;
  return (
    <div className="grid gap-4 py-4">
      {heldId !== null && (
        <Panel title="Request">
          <p className="text-waiting">
            <PlainText
              text={view.approvals.find(({ approvalId }) => approvalId === heldId)?.question ?? ""}
            />
          </p>
          <p className="mt-1 text-ink-2">It was open at this event. {PAST_NOTE}</p>
        </Panel>
      )}
      {incident && (
        <Panel title="Incident" tone="failed">
          <p className="text-failed [overflow-wrap:anywhere]">
            <PlainText text={incident.because.sentence} />
          </p>
          <div className="mt-2 flex flex-wrap gap-2">
            <IncidentChoices place={placeOf(view, incident)} />
          </div>
        </Panel>
      )}
      {!incident && reason && (
        <Panel title={REASONS[step?.status ?? "pending"] ?? "Why"}>
          <PlainText text={reason.sentence} />
        </Panel>
      )}
      {text !== null && <LiveWriting text={text} by={step?.agent ?? "an agent"} />}
      {step?.summary && (
        <Panel title="Summary">
          <PlainText text={step.summary} />
          {step.confidence !== null && (
            <span className="block text-ink-3 text-xs">Confidence {Math.round(step.confidence * 100)} %</span>
          )}
          <Doubts reason={step.doubts?.reason ?? ""} questions={step.doubts?.questions ?? []} />
        </Panel>
      )}
      {results.map((version) => (
        <section key={version.artifactId} aria-label={version.name} className="grid gap-1.5 px-4">
          <h3 className="font-medium text-ink-3 text-xs">
            {version.name} · version {version.version}
          </h3>
          <ArtifactText version={version} />
        </section>
      ))}
      {step && step.feedback.length > 0 && <FeedbackRounds feedback={step.feedback} />}
      {isEmpty && (
        <p className="px-4 text-ink-2 text-sm">
          {sayNothingYet(step)}
          {step &&
            step.creates.length > 0 &&
            ` It will make ${countOf(step.creates.length, "document")}: ${step.creates.join(", ")}.`}
        </p>
      )}
    </div>
  );
}

const REASONS: Partial<Record<string, string>> = {
  skipped: "Why it was skipped",
  failed: "Why it failed",
  pending: "Why it waits",
};

type Step = InspectedPlace["step"];

/** What the step handed in last: its outputs, or what waits to be judged. */
function isResult({ artifactId }: { artifactId: string }, step: Step): boolean {
  return step?.outputs.some((output) => output.artifactId === artifactId) ?? false;
}

function sayNothingYet(step: Step): string {
  switch (step?.stage) {
    case "queued":
      return "Waits for a worker to take it.";
    case "working":
      return "At work; no text has arrived yet.";
    case "completed":
      return "Completed without a document.";
    case "cancelled":
      return "The run ended before this step did.";
    default:
      return "Not reached yet.";
  }
}
