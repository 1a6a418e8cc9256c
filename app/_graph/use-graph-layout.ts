"use client";

import { useEffect, useState } from "react";
import type { WorkflowGraph } from "#workflows/definition/graph";
import { type GraphLayout, layOutGraph } from "./lay-out-graph";
import { EngineMissing, openEngine } from "./layout-engine";

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 8_000;

/** `isHeldUp`: the program that lays it out cannot be loaded just now, and is asked for again and again. */
export type GraphPlace = { layout: GraphLayout | null; isHeldUp: boolean };

const known = new WeakMap<WorkflowGraph, Promise<GraphLayout>>();

function layOutOnce(graph: WorkflowGraph): Promise<GraphLayout> {
  const found = known.get(graph) ?? layOutGraph(openEngine(), graph);
  known.set(graph, found);
  return found;
}

/**
 * The layout of a graph, made once for each graph object; null while it is being made. Goes on trying while the
 * server is away; any other failure is thrown.
 */
export function useGraphLayout(graph: WorkflowGraph): GraphPlace {
  const [laid, setLaid] = useState<{ graph: WorkflowGraph; layout: GraphLayout }>();
  const [isHeldUp, setHeldUp] = useState(false);
  const [fault, setFault] = useState<unknown>();
  useEffect(() => {
    let isWanted = true;
    let retry: ReturnType<typeof setTimeout>;
    const tryOnce = (waitMs: number) =>
      layOutOnce(graph).then(
        (layout) => {
          if (!isWanted) return;
          setHeldUp(false);
          setLaid({ graph, layout });
        },
        (error) => {
          if (!isWanted) return;
          if (!(error instanceof EngineMissing)) return setFault(error);
          known.delete(graph);
          setHeldUp(true);
          retry = setTimeout(() => void tryOnce(Math.min(waitMs * 2, LONGEST_RETRY_MS)), waitMs);
        },
      );
    void tryOnce(FIRST_RETRY_MS);
    return () => {
      isWanted = false;
      clearTimeout(retry);
    };
  }, [graph]);
  if (fault) throw fault;
  return { layout: laid?.graph === graph ? laid.layout : null, isHeldUp };
}
