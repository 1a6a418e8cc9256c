import { expect, it } from "vitest";
import { launchChoices } from "#workflows/definition/launch-choices";
import { stepsIn } from "#workflows/definition/walk-nodes";
import { parseWorkflow } from "#workflows/dialects/parse-workflow";
import { type Foreknowledge, reasonToSkip } from "./foresee";

const SOURCE = `workflow:
  id: x
  inputs: { severity: string, ready: boolean }
  sequence:
    - { id: report, agent: qa }
    - { id: tell, agent: pm, condition: "equals:severity,critical" }
    - { id: flows, agent: ux, condition: user_wants_flows }
    - { id: fix, agent: dev, condition: { not: "equals:tests,pass" } }
    - { id: both, agent: dev, condition: { all: [user_wants_flows, "equals:severity,critical"] } }
    - { id: ship, agent: dev, condition: ready }
    - { id: party, agent: pm, optional: true }
`;

function skipped(given: Partial<Foreknowledge>): string[] {
  const { definition, problems } = parseWorkflow({ file: "x.yaml", pack: "test", source: SOURCE });
  if (!definition) throw new Error(JSON.stringify(problems));
  const nodes = definition.sequences[0]?.nodes ?? [];
  const names = definition.inputs.map(({ name }) => name);
  const choices = launchChoices(nodes, names);
  const settledInputs = new Set(names);
  const known = { input: {}, answers: {}, unanswered: "ask" as const, settledInputs, ...given, choices };
  return stepsIn(nodes)
    .filter((step) => reasonToSkip(step, known) !== null)
    .map(({ key }) => key);
}

it("the input decides its conditions at once", () => {
  expect(skipped({ input: { severity: "low", ready: false } })).toEqual(["tell", "both", "ship"]);
  expect(skipped({ input: { severity: "critical", ready: true } })).toEqual([]);
});

it("an input that is still to be given decides nothing", () => {
  expect(skipped({ input: { ready: true }, settledInputs: new Set(["ready"]) })).toEqual([]);
});

it("an answer of no leaves out what hangs on it", () => {
  const input = { severity: "critical", ready: true };
  expect(skipped({ input, answers: { user_wants_flows: false } })).toEqual(["flows", "both"]);
  expect(skipped({ input, answers: { party: false, user_wants_flows: true } })).toEqual(["party"]);
});

it("what stays unanswered is out when it counts as no, and open when it is asked", () => {
  const input = { severity: "critical", ready: true };
  expect(skipped({ input, unanswered: "no", answers: { party: true } })).toEqual(["flows", "both"]);
  expect(skipped({ input, unanswered: "ask" })).toEqual([]);
});
