"use client";

import { Workflow } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { graphOf } from "#workflows/definition/graph";
import { definitionKey } from "#workflows/run/definition-index";
import { WorkflowGraph } from "../../../_graph/workflow-graph";
import { EmptyState } from "../../../_ui/empty-state";
import { HandoffDialog } from "../handoffs/handoff-dialog";
import type { LiveRun } from "../live-run";
import { useRunAddress } from "../run-address";
import { markHandoffs } from "./mark-handoffs";
import { findStepOf, focusOf, stateGraph } from "./state-graph";
import { useWritingNodes } from "./use-writing-nodes";

/** The run as a graph: where it is, who works, what waits, what was handed on. */
export function GraphTab({ run: { view, definition, sequence, texts } }: { run: LiveRun }) {
  const { stepKey, openStep } = useRunAddress();
  const graph = useMemo(() => graphOf(definition, sequence), [definition, sequence]);
  const standing = useMemo(() => stateGraph(view), [view]);
  const states = useWritingNodes(standing, texts);
  const marks = useMemo(() => markHandoffs(graph, view), [graph, view]);
  const [handoffId, setHandoffId] = useState<string | null>(null);
  const select = useCallback((key: string) => openStep(findStepOf(view, key)), [view, openStep]);
  const handoff = view.handoffs.find((one) => one.handoff_id === handoffId);
  if (graph.nodes.length === 0) return <EmptyState icon={Workflow} title="This workflow has no steps" />;
  return (
    <>
      <WorkflowGraph
        graph={graph}
        label={`Graph of ${view.title}`}
        states={states}
        selected={stepKey === null ? null : definitionKey(stepKey)}
        focus={focusOf(view)}
        onSelect={select}
        marks={marks}
        onMark={setHandoffId}
        className="h-full max-lg:h-[calc(100dvh-20rem)] max-lg:min-h-80 print:hidden"
      />
      <p className="hidden p-4 text-sm print:block">
        The graph is for the screen. The report is made for paper.
      </p>
      {handoff && <HandoffDialog handoff={handoff} view={view} onClose={() => setHandoffId(null)} />}
    </>
  );
}
