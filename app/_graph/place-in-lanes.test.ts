import ELK from "elkjs/lib/elk.bundled.js";
import { expect, it } from "vitest";
import type { GraphEdge, GraphNode, WorkflowGraph } from "#workflows/definition/graph";
import { layOutGraph } from "./lay-out-graph";
import { walkGraph } from "./walk-graph";

function step(key: string, agent: string | null, kind: GraphNode["kind"] = "step"): GraphNode {
  return { key, kind, label: key, agent, phase: null, gate: null, optional: false };
}

function next(from: string, to: string, kind: GraphEdge["kind"] = "next"): GraphEdge {
  return { from, to, kind, label: "" };
}

const graph: WorkflowGraph = {
  nodes: [
    step("brief", "analyst"),
    step("design", null, "parallel"),
    step("design/architecture", "architect"),
    step("design/flows", "ux-expert"),
    step("design/notes", "architect"),
    step("fix", null, "loop"),
    step("fix/code", "coder"),
    step("fix/test", "tester"),
    step("release", "analyst"),
  ],
  edges: [
    next("brief", "design"),
    next("design", "design/architecture"),
    next("design", "design/flows"),
    next("design", "design/notes"),
    next("design/architecture", "fix"),
    next("design/flows", "fix"),
    next("design/notes", "fix"),
    next("fix", "fix/code"),
    next("fix/code", "fix/test"),
    next("fix/test", "fix", "loop"),
    next("fix/test", "release"),
    next("brief", "release", "document"),
  ],
};

const layout = await layOutGraph(new ELK(), graph);
const box = (key: string) => layout.boxes.get(key) ?? { x: Number.NaN, y: Number.NaN, width: 0, height: 0 };

it("goes from left to right along the order", () => {
  for (const { from, to, kind } of graph.edges) {
    if (kind === "next") expect(box(to).x, `${from} ${to}`).toBeGreaterThan(box(from).x + box(from).width);
  }
});

it("gives each agent one lane, in the order of their first steps", () => {
  expect(layout.lanes.map(({ agent }) => agent)).toEqual([
    "analyst",
    "architect",
    "ux-expert",
    "coder",
    "tester",
  ]);
  for (const { key, agent } of graph.nodes) {
    const lane = layout.lanes.find((one) => one.agent === agent);
    if (!lane) continue;
    expect(box(key).y).toBeGreaterThanOrEqual(lane.y);
    expect(box(key).y + box(key).height).toBeLessThanOrEqual(lane.y + lane.height);
  }
});

it("puts a block into the lane of its first step", () => {
  const coder = layout.lanes.find(({ agent }) => agent === "coder");
  expect(box("fix").y).toBeGreaterThanOrEqual(coder?.y ?? Number.NaN);
  expect(box("fix").y).toBeLessThan((coder?.y ?? 0) + (coder?.height ?? 0));
});

it("lets no two nodes overlap", () => {
  const all = [...layout.boxes.values()];
  for (const one of all) {
    for (const other of all) {
      if (one === other) continue;
      const isApart =
        one.x + one.width <= other.x ||
        other.x + other.width <= one.x ||
        one.y + one.height <= other.y ||
        other.y + other.height <= one.y;
      expect(isApart).toBe(true);
    }
  }
});

it("leads no edge through a node", () => {
  for (const { edge, points } of layout.edges) {
    for (const [key, { x, y, width, height }] of layout.boxes) {
      if (key === edge.from || key === edge.to) continue;
      points.forEach((point, at) => {
        const before = points[at - 1];
        if (!before) return;
        const isThrough =
          Math.min(point.x, before.x) < x + width &&
          Math.max(point.x, before.x) > x &&
          Math.min(point.y, before.y) < y + height &&
          Math.max(point.y, before.y) > y;
        expect(isThrough, `${edge.from} to ${edge.to} through ${key}`).toBe(false);
      });
    }
  }
});

it("is walked along its edges, not back through a loop", () => {
  expect(walkGraph(layout, "brief", "ArrowRight")).toBe("design");
  expect(walkGraph(layout, "fix/test", "ArrowRight")).toBe("release");
  expect(walkGraph(layout, "fix/code", "ArrowLeft")).toBe("fix");
  expect(walkGraph(layout, "design/flows", "ArrowUp")).toBe("design/notes");
  expect(walkGraph(layout, "release", "ArrowRight")).toBeNull();
});
