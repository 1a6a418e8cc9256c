import fc from "fast-check";
import { expect, test } from "vitest";
import { forEach, step, workflow } from "../testing/build-workflow";
import { cancels, finishes, starts } from "../testing/moves";
import { walkRun } from "../testing/random-walk";
import { randomWorkflow } from "../testing/random-workflow";
import { given } from "../testing/scenario";
import { seedOfTests } from "../testing/tier";
import { viewRun } from "./run-view";

const map = workflow([
  step("plan", { creates: ["plan.md"] }),
  forEach("m", "names", [step("write"), step("check")]),
]);
const started = () => given(map, starts({ input: { names: ["a", "b"] } }), finishes("plan"));

test("what is remembered of earlier states never shows in a later one", () => {
  fc.assert(
    fc.property(randomWorkflow, fc.array(fc.nat(100_000), { maxLength: 40 }), (definition, numbers) => {
      for (const { move } of walkRun(definition, numbers).steps) {
        if (!move) continue;
        const known = viewRun(definition, move.state);
        expect(known).toEqual(viewRun(definition, structuredClone(move.state)));
      }
    }),
    { numRuns: 15, seed: seedOfTests() },
  );
});

test("a step or document that no event touched is the same object in the next view", () => {
  const run = started();
  const one = viewRun(map, run.state);
  const other = viewRun(map, run.when(finishes("m[0]/write")).state);
  const isSame = (key: string) => {
    const find = (view: typeof one) => view.steps.find(({ stepKey }) => stepKey === key);
    return find(one) === find(other);
  };
  expect(["plan", "m[0]/write", "m[1]/write", "m[1]/check"].map(isSame)).toEqual([true, false, true, true]);
  expect(other.artifacts[0]).toBe(one.artifacts[0]);
});

test("what was not reached is cut off by the end of the run, and only in the view of the end", () => {
  const run = started();
  const before = run.state;
  const stageIn = (state: typeof before) => viewRun(map, state).steps.at(-1)?.stage;
  expect(stageIn(before)).toBe("unreached");
  expect(stageIn(run.when(cancels()).state)).toBe("cancelled");
  expect(stageIn(before)).toBe("unreached");
});
