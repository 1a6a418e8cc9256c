import { expect, test } from "vitest";
import { parseWorkflow } from "../dialects/parse-workflow";
import { workflowWith } from "../dialects/testing/marked-source";
import { orderOf } from "./step-order";

const source = workflowWith(`- { id: a, agent: x }
- id: p
  parallel:
    - [{ id: b, agent: x }, { id: c, agent: x }]
    - { id: d, agent: x }
- id: r
  step: r
  routes: { left: { agent: x }, right: { agent: x } }
- id: l
  loop: { until: done, max: 2, steps: [{ id: e, agent: x }] }
- { id: z, agent: x }`);

test.each([
  ["a", "a", "same"],
  ["a", "z", "before"],
  ["z", "a", "after"],
  ["a", "p/b", "before"],
  ["p/c", "z", "before"],
  ["p/b", "p/c", "before"],
  ["p/c", "p/b", "after"],
  ["p/b", "p/d", "concurrent"],
  ["p/d", "p/c", "concurrent"],
  ["r/left", "r/right", "exclusive"],
  ["r/left", "z", "before"],
  ["p/b", "p", "inside"],
  ["p", "p/d", "around"],
  ["l/e", "l", "inside"],
  ["l", "l/e", "around"],
  ["r", "l/e", "before"],
])("%s stands to %s as %s", (from, to, relation) => {
  const { definition } = parseWorkflow({ file: "x.yaml", pack: "test", source });
  expect(orderOf(definition?.sequences[0]?.nodes ?? []).relation(from, to)).toBe(relation);
});
