"use client";

import ELK from "elkjs/lib/elk-api";
import { useEffect, useState } from "react";
import type { WorkflowGraph } from "#workflows/definition/graph";
import { type GraphLayout, layOutGraph } from "./lay-out-graph";

const known = new WeakMap<WorkflowGraph, Promise<GraphLayout>>();
let engine: InstanceType<typeof ELK> | undefined;

/** One engine for the page, made when the first graph needs it. */
function openEngine() {
  engine ??= new ELK({
    workerFactory: () => new Worker(new URL("./elk-worker.ts", import.meta.url), { type: "module" }),
  });
  return engine;
}

function layOutOnce(graph: WorkflowGraph): Promise<GraphLayout> {
  const found = known.get(graph) ?? layOutGraph(openEngine(), graph);
  known.set(graph, found);
  return found;
}

/** The layout of a graph, made once for each graph object; null while it is being made. A failure is thrown. */
export function useGraphLayout(graph: WorkflowGraph): GraphLayout | null {
  const [laid, setLaid] = useState<{ graph: WorkflowGraph; layout: GraphLayout }>();
  const [fault, setFault] = useState<unknown>();
  useEffect(() => {
    let isWanted = true;
    layOutOnce(graph).then(
      (layout) => isWanted && setLaid({ graph, layout }),
      (error) => isWanted && setFault(error),
    );
    return () => {
      isWanted = false;
    };
  }, [graph]);
  if (fault) throw fault;
  return laid?.graph === graph ? laid.layout : null;
}
