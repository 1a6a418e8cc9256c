import { renderHook, waitFor } from "@testing-library/react";
import type { ElkNode } from "elkjs/lib/elk-api";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { WorkflowGraph } from "#workflows/definition/graph";
import { useGraphLayout } from "./use-graph-layout";

type Order = { id: number; cmd: "register" | "layout"; graph?: ElkNode };

const worker = { isServed: true, opened: 0 };

/** Answers as ELK's does, with every node in one place, once its program is served. */
class GraphWorker extends EventTarget {
  onmessage: ((answer: { data: object }) => void) | undefined;

  constructor() {
    super();
    worker.opened += 1;
    if (!worker.isServed) setTimeout(() => this.dispatchEvent(new Event("error", { cancelable: true })));
  }

  postMessage({ id, graph }: Order) {
    const placed = graph?.children?.map((child) => ({ ...child, x: 0, y: 0 }));
    if (worker.isServed)
      setTimeout(() => this.onmessage?.({ data: { id, data: { ...graph, children: placed } } }));
  }

  terminate() {}
}

const graph = (): WorkflowGraph => ({
  nodes: [
    {
      key: "brief",
      kind: "step",
      label: "Brief",
      agent: "analyst",
      phase: null,
      gate: null,
      optional: false,
    },
  ],
  edges: [],
});

beforeEach(() => {
  Object.assign(worker, { isServed: true, opened: 0 });
  vi.stubGlobal("Worker", GraphWorker);
});
afterEach(() => vi.unstubAllGlobals());

it("asks again for a program that could not be loaded, and lays the graph out when it arrives", async () => {
  worker.isServed = false;
  const wanted = graph();
  const { result } = renderHook(() => useGraphLayout(wanted));
  await waitFor(() => expect(result.current).toEqual({ layout: null, isHeldUp: true }));
  worker.isServed = true;
  await waitFor(() => expect(result.current.layout?.boxes.has("brief")).toBe(true));
  expect(result.current.isHeldUp).toBe(false);
  expect(worker.opened).toBe(2);
});

it("lays a graph out once for all who show it", async () => {
  const wanted = graph();
  const first = renderHook(() => useGraphLayout(wanted));
  await waitFor(() => expect(first.result.current.layout).not.toBeNull());
  const second = renderHook(() => useGraphLayout(wanted));
  await waitFor(() => expect(second.result.current.layout).toBe(first.result.current.layout));
});
