"use client";

import type { WorkflowDetail } from "#server/queries/find-workflow";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import { PlainText } from "../../../_ui/plain-text";
import { StepOutline } from "../../step-outline";
import { WorkflowFacts } from "../../workflow-facts";
import { SequenceChoice, useSequence } from "./sequence-choice";
import { StepDetails } from "./step-details";
import { WorkflowAside } from "./workflow-aside";

type StepsTabProps = { workflow: WorkflowDetail; definition: WorkflowDefinition };

/** What the workflow does, from the first step to the last. */
export function StepsTab({ workflow, definition }: StepsTabProps) {
  const sequence = useSequence(definition);
  return (
    <div className="grid items-start gap-6 p-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 gap-4">
        {workflow.description && (
          <p className="max-w-[80ch] text-ink-2">
            <PlainText text={workflow.description} />
          </p>
        )}
        <WorkflowFacts row={workflow} />
        <SequenceChoice definition={definition} />
        <h2 className="sr-only">Steps in order</h2>
        <StepOutline nodes={sequence?.nodes ?? []} below={(step) => <StepDetails step={step} />} />
      </div>
      <WorkflowAside definition={definition} version={workflow.version} nodes={sequence?.nodes ?? []} />
    </div>
  );
}
