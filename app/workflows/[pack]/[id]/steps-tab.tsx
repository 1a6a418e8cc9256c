"use client";

import type { WorkflowDetail } from "#server/queries/find-workflow";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import { PlainText } from "../../../_ui/plain-text";
import { Segments } from "../../../_ui/segments";
import { useAddress } from "../../../_ui/use-address";
import { StepOutline } from "../../step-outline";
import { WorkflowFacts } from "../../workflow-facts";
import { StepDetails } from "./step-details";
import { WorkflowAside } from "./workflow-aside";

type StepsTabProps = { workflow: WorkflowDetail; definition: WorkflowDefinition };

/** What the workflow does, from the first step to the last. */
export function StepsTab({ workflow, definition }: StepsTabProps) {
  const { query, change } = useAddress();
  const { sequences } = definition;
  const sequence = sequences.find(({ name }) => name === query.get("sequence")) ?? sequences[0];
  return (
    <div className="grid items-start gap-6 p-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 gap-4">
        {workflow.description && (
          <p className="max-w-[80ch] text-ink-2">
            <PlainText text={workflow.description} />
          </p>
        )}
        <WorkflowFacts row={workflow} />
        {sequences.length > 1 && (
          <Segments
            legend="Sequence"
            name="sequence"
            options={sequences.map(({ name }) => ({ value: name, label: name.replaceAll("_", " ") }))}
            value={sequence?.name ?? null}
            onChange={(name) => change({ sequence: name })}
          />
        )}
        <h2 className="sr-only">Steps in order</h2>
        <StepOutline nodes={sequence?.nodes ?? []} below={(step) => <StepDetails step={step} />} />
      </div>
      <WorkflowAside definition={definition} version={workflow.version} nodes={sequence?.nodes ?? []} />
    </div>
  );
}
