"use client";

import { useState } from "react";
import { PlainText } from "../../../_ui/plain-text";
import type { LiveRun } from "../live-run";
import { sayBlock } from "../steps/say-block";
import { useStepAttempts } from "../use-attempts";
import { AttemptChoice } from "./attempt-choice";
import { AttemptList } from "./attempt-list";
import type { InspectedPlace } from "./inspected-place";
import { outputsOf } from "./outputs-of";
import { Panel } from "./panel";
import { StepOutput } from "./step-output";

type StepDetailsProps = { run: LiveRun; step: InspectedPlace["step"]; block: InspectedPlace["block"] };

/** What the definition says of the step, and each attempt at it. */
export function StepDetails({ run, step, block }: StepDetailsProps) {
  if (!step) return <p className="p-4 text-ink-2 text-sm">{block && sayBlock(block)}</p>;
  return (
    <div className="grid gap-4 py-4">
      <Panel title="Attempts">
        <AttemptList view={run.view} stepKey={step.stepKey} />
      </Panel>
      <Outputs view={run.view} stepKey={step.stepKey} />
      <Panel title="As the workflow has it">
        <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 gap-y-1">
          <Fact name="Step">{step.stepKey}</Fact>
          <Fact name="Phase">{step.phase}</Fact>
          <Fact name="Agents">{step.agents.join(", ")}</Fact>
          <Fact name="Needs">{step.inputs.join(", ")}</Fact>
          <Fact name="Makes">{step.creates.join(", ")}</Fact>
          <Fact name="Gate">{step.gate && GATES[step.gate]}</Fact>
          <Fact name="Condition">{step.condition}</Fact>
          <Fact name="Optional">{step.optional ? "yes" : null}</Fact>
        </dl>
      </Panel>
      {step.notes.trim() !== "" && (
        <Panel title="Notes to the agent">
          <p className="whitespace-pre-wrap text-ink-2 [overflow-wrap:anywhere]">
            <PlainText text={step.notes.trim()} />
          </p>
        </Panel>
      )}
    </div>
  );
}

/** What an attempt handed in; of several attempts one chooses. */
function Outputs({ view, stepKey }: { view: LiveRun["view"]; stepKey: string }) {
  const { attempts } = useStepAttempts(view, stepKey);
  const [chosen, setChosen] = useState<string | null>(null);
  const attempt = attempts.find(({ id }) => id === chosen) ?? attempts[0];
  if (!attempt) return null;
  const outputs = outputsOf(view.artifacts, attempt);
  return (
    <>
      <AttemptChoice attempts={attempts} value={attempt.id} onChange={setChosen} />
      {outputs.length === 0 && <p className="px-4 text-ink-2 text-sm">This attempt handed in no document.</p>}
      {outputs.map((output) => (
        <StepOutput key={output.version.artifactId} {...output} />
      ))}
    </>
  );
}

const GATES = {
  before: "a person approves the plan",
  after: "a person approves the result",
  both: "a person approves the plan and the result",
} as const;

/** One line of facts; nothing when there is nothing to say. */
function Fact({ name, children }: { name: string; children: string | null }) {
  if (!children) return null;
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="[overflow-wrap:anywhere]">
        <PlainText text={children} />
      </dd>
    </>
  );
}
