import { expect, test } from "vitest";
import { parseWorkflow } from "../dialects/parse-workflow";
import { workflowWith } from "../dialects/testing/marked-source";
import { graphOf } from "./graph";

function graph(steps: string) {
  const { definition, problems } = parseWorkflow({
    file: "x.yaml",
    pack: "test",
    source: workflowWith(steps),
  });
  if (!definition) throw new Error(JSON.stringify(problems));
  const { nodes, edges } = graphOf(definition);
  return {
    nodes,
    edges: edges.map(({ from, to, kind, label }) => `${from} -${kind}-> ${to}${label && ` (${label})`}`),
  };
}

test("steps follow one another, and hand documents on", () => {
  const { nodes, edges } = graph(
    "- { id: a, agent: pm, creates: a.md, gate: after, phase: plan }\n- { id: b, agent: x/y, requires: a.md, optional: true }\n- step: workflow_end",
  );
  expect(nodes).toEqual([
    {
      key: "a",
      kind: "step",
      label: "Create a.md",
      agent: "pm",
      phase: "plan",
      gate: "after",
      optional: false,
    },
    { key: "b", kind: "step", label: "X/y", agent: "x/y", phase: "plan", gate: null, optional: true },
    {
      key: "workflow_end",
      kind: "step",
      label: "Workflow end",
      agent: null,
      phase: "plan",
      gate: null,
      optional: false,
    },
  ]);
  expect(edges).toEqual(["a -next-> b", "b -next-> workflow_end", "a -document-> b (a.md)"]);
});

test("branches part at their block and meet at what follows", () => {
  expect(
    graph(
      "- id: p\n  parallel: [{ id: a, agent: x }, [{ id: b, agent: x }, { id: c, agent: x }]]\n- { id: z, agent: x }",
    ).edges,
  ).toEqual(["p -next-> p/a", "p -next-> p/b", "p/b -next-> p/c", "p/a -next-> z", "p/c -next-> z"]);
});

test("a route that ends the run leads nowhere else", () => {
  expect(
    graph("- id: r\n  routes: { small: { agent: x }, big: { continue: yes } }\n- { id: z, agent: x }").edges,
  ).toEqual(["r -route-> r/small (small)", "r -route-> z (big)"]);
});

test("loops and maps lead back, and a rejection to its target", () => {
  const { edges } = graph(
    "- { id: l, loop: { until: done, max: 3, steps: [{ id: a, agent: x }] } }\n- { id: z, agent: x, on_reject: { goto: a } }",
  );
  expect(edges).toEqual([
    "l -next-> l/a",
    "l/a -loop-> l (until done, at most 3)",
    "l/a -next-> z",
    "z -loop-> l/a (rejected)",
  ]);
});

test("every edge joins two nodes, whatever the workflow", () => {
  const { nodes, edges } = graph(
    "- id: p\n  parallel:\n    - { id: e, for_each: parts, as: part, steps: [{ id: a, agent: x, creates: a.md }] }\n    - { id: b, agent: x, requires: a.md }",
  );
  const keys = nodes.map(({ key }) => key);
  for (const edge of edges) {
    const [from, , to] = edge.split(/ -(\w+)-> | \(/);
    expect(keys).toContain(from);
    expect(keys).toContain(to);
  }
});
