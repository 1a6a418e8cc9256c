"use client";

import { X } from "lucide-react";
import { useMemo } from "react";
import type { WorkflowDetail } from "#server/queries/find-workflow";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import { nodesIn, stepsIn } from "#workflows/definition/walk-nodes";
import type { ProofFinding } from "#workflows/run/proof/proof";
import { WorkflowGraph } from "../../../_graph/workflow-graph";
import { Button } from "../../../_ui/button";
import { PlainText } from "../../../_ui/plain-text";
import { useAddress } from "../../../_ui/use-address";
import { nodesOnPath } from "../../nodes-on-path";
import { StepLine } from "../../step-line";
import { SequenceChoice, useSequence } from "./sequence-choice";
import { StepDetails } from "./step-details";

type GraphTabProps = {
  workflow: WorkflowDetail;
  definition: WorkflowDefinition;
  /** The finding of the proof whose way is drawn. */
  finding: ProofFinding | null;
};

/** The workflow as a graph, with the chosen step beside it and the way of a finding drawn through it. */
export function GraphTab({ workflow, definition, finding }: GraphTabProps) {
  const { query, change } = useAddress();
  const sequence = useSequence(definition);
  const graph = workflow.graphs.find((one) => one.sequence === sequence?.name)?.graph;
  const path = useMemo(() => (finding && graph ? nodesOnPath(finding, graph) : undefined), [finding, graph]);
  const selected = query.get("step");
  return (
    <div className="flex h-[calc(100dvh-6.5rem)] min-h-96 flex-col">
      {(finding || definition.sequences.length > 1) && (
        <div className="flex flex-wrap items-center gap-3 border-b px-4 py-2">
          <SequenceChoice definition={definition} />
          {finding && <FindingLine finding={finding} onClose={() => change({ finding: null })} />}
        </div>
      )}
      <div className="relative min-h-0 flex-1">
        {graph && (
          <WorkflowGraph
            graph={graph}
            label={`Graph of ${workflow.name}`}
            path={path}
            selected={selected}
            focus={finding?.stepKey ?? null}
            onSelect={(step) => change({ step: step === selected ? null : step }, "replace")}
            className="absolute inset-0"
          />
        )}
        <ChosenStep
          definition={definition}
          step={selected}
          onClose={() => change({ step: null }, "replace")}
        />
      </div>
    </div>
  );
}

function FindingLine({ finding, onClose }: { finding: ProofFinding; onClose: () => void }) {
  return (
    <p role="status" className="flex min-w-0 flex-1 items-center gap-2 text-failed text-sm">
      <span className="min-w-0 flex-1">
        <PlainText text={finding.sentence} />
      </span>
      <Button size="sm" onClick={onClose}>
        <X aria-hidden />
        Hide the way
      </Button>
    </p>
  );
}

type ChosenStepProps = { definition: WorkflowDefinition; step: string | null; onClose: () => void };

/** What the graph cannot show of a step. */
function ChosenStep({ definition, step: key, onClose }: ChosenStepProps) {
  const nodes = definition.sequences.flatMap((sequence) => nodesIn(sequence.nodes));
  const step = nodes.find((node) => node.key === key);
  if (step?.kind !== "step") return null;
  const number = stepsIn(nodes).findIndex((one) => one.key === key) + 1;
  return (
    <aside
      aria-label={`Step ${step.label}`}
      className="absolute top-3 right-3 z-10 max-h-[calc(100%-1.5rem)] w-96 max-w-[calc(100%-1.5rem)] overflow-y-auto rounded-lg border border-line-strong bg-raised p-4 shadow-overlay"
    >
      <Button tone="quiet" size="sm" aria-label="Close" className="float-right w-7 px-0" onClick={onClose}>
        <X aria-hidden />
      </Button>
      <StepLine step={step} number={number} isOut={false} below={<StepDetails step={step} isOpen />} />
    </aside>
  );
}
