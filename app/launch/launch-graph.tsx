"use client";

import { useMemo, useState } from "react";
import type { WorkflowDetail } from "#server/queries/find-workflow";
import type { StepNode } from "#workflows/definition/definition";
import { WorkflowGraph } from "../_graph/workflow-graph";
import { Button } from "../_ui/button";
import { Dialog } from "../_ui/dialog";
import { type Foreknowledge, reasonToSkip } from "./foresee";

type LaunchGraphProps = {
  workflow: WorkflowDetail;
  sequence: string;
  steps: readonly StepNode[];
  known: Foreknowledge;
};

/** The workflow as a graph; what this launch leaves out is drawn as skipped. */
export function LaunchGraph({ workflow, sequence, steps, known }: LaunchGraphProps) {
  const [isLarge, setLarge] = useState(false);
  const graph = workflow.graphs.find((one) => one.sequence === sequence)?.graph;
  const out = steps.flatMap((step) => (reasonToSkip(step, known) === null ? [] : [step.key])).join(" ");
  const states = useMemo(
    () => new Map(out === "" ? [] : out.split(" ").map((key) => [key, { status: "skipped" as const }])),
    [out],
  );
  if (!graph) return null;
  const shown = states.size > 0 ? { states } : {};
  return (
    <div className="grid gap-2">
      <WorkflowGraph
        graph={graph}
        {...shown}
        label={`Graph of ${workflow.name}`}
        className="h-48 rounded-md border"
      />
      <Button size="sm" className="justify-self-start" onClick={() => setLarge(true)}>
        Show the graph larger
      </Button>
      <Dialog open={isLarge} onOpenChange={setLarge} width="lg" title={workflow.name}>
        <WorkflowGraph
          graph={graph}
          {...shown}
          label={`Large graph of ${workflow.name}`}
          className="h-[60dvh] rounded-md border"
        />
      </Dialog>
    </div>
  );
}
