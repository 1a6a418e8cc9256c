import fc from "fast-check";
import { expect, test } from "vitest";
import type { WorkflowDefinition } from "../definition/definition";
import { driveOn } from "../testing/drive-run";
import { sayYes } from "../testing/policies";
import { walkRun } from "../testing/random-walk";
import { randomWorkflow } from "../testing/random-workflow";
import { Chance } from "../testing/simulator/chance";
import { runsOf, seedOfTests } from "../testing/tier";
import { advance } from "./advance";
import { effectsOf } from "./effects";
import { evolve } from "./evolve";
import { checkInvariants } from "./invariants";
import { unstartedRun } from "./run-state";
import { RunView, viewRun } from "./run-view";

/** Walks of up to 60 signals over random workflows; `fc` prints the seed of one that fails. */
const RUNS = { numRuns: 60, seed: seedOfTests() };
const choices = fc.array(fc.nat(100_000), { maxLength: 60 });

test("every state on the way keeps what must always hold", () => {
  fc.assert(
    fc.property(randomWorkflow, choices, (definition, numbers) => {
      const walk = walkRun(definition, numbers);
      for (const { move } of walk.steps) {
        if (move) expect(checkInvariants(definition, move.state)).toEqual([]);
      }
      expect(checkInvariants(definition, walk.state, walk.events)).toEqual([]);
    }),
    RUNS,
  );
});

const WALKS = 20;
const LONGEST = 100;

/** Mostly short: what breaks, breaks early; one in twenty goes on for up to 100 signals. */
function someChoices(chance: Chance): number[] {
  const length = 1 + chance.below(chance.happens(0.05) ? LONGEST : 7);
  return Array.from({ length }, () => chance.below(100_000));
}

test("G6, E14: sequences of anything that may happen keep every promise in every state", () => {
  const walkAll = (definition: WorkflowDefinition, seed: number) => {
    const chance = new Chance(seed);
    for (let count = 0; count < WALKS; count += 1) {
      const { steps, state, events } = walkRun(definition, someChoices(chance));
      const broken = steps.flatMap(({ move }) => (move ? checkInvariants(definition, move.state) : []));
      expect([...broken, ...checkInvariants(definition, state, events)], `walk ${count}`).toEqual([]);
    }
  };
  fc.assert(fc.property(randomWorkflow, fc.nat(), walkAll), runsOf(1_000, 25_000));
}, 3_600_000);

test("however far a run has gone, it can still come to its end", () => {
  fc.assert(
    fc.property(randomWorkflow, choices, (definition, numbers) => {
      const walk = walkRun(definition, numbers);
      const { outcome, state, events } = driveOn(definition, sayYes, walk.state);
      expect(outcome).toBe("ended");
      expect(checkInvariants(definition, state, [...walk.events, ...events])).toEqual([]);
    }),
    RUNS,
  );
});

test("E35: the same signals at the same times give the same run", () => {
  fc.assert(
    fc.property(randomWorkflow, choices, (definition, numbers) => {
      const walk = walkRun(definition, numbers);
      let state = unstartedRun("walk");
      for (const { signal, at, move } of walk.steps) {
        if (!move) continue;
        const again = advance(structuredClone(definition), JSON.parse(JSON.stringify(state)), signal, at);
        expect(again).toEqual(move);
        state = again.state;
      }
    }),
    { numRuns: 25 },
  );
});

test("a run that was read from its JSON goes on like the one in memory", () => {
  fc.assert(
    fc.property(randomWorkflow, choices, (definition, numbers) => {
      const { state, events } = walkRun(definition, numbers);
      const stored = JSON.parse(JSON.stringify({ state, events }));
      expect(stored).toEqual({ state, events });
      const middle = Math.floor(events.length / 2);
      const snapshot = JSON.parse(
        JSON.stringify(evolve(unstartedRun("walk"), stored.events.slice(0, middle))),
      );
      expect(evolve(snapshot, stored.events.slice(middle))).toEqual(state);
    }),
    RUNS,
  );
});

test("every state can be viewed, and every open request told what its answers do", () => {
  fc.assert(
    fc.property(randomWorkflow, choices, (definition, numbers) => {
      const { state } = walkRun(definition, numbers);
      const copy = JSON.stringify(state);
      expect(RunView.safeParse(viewRun(definition, state)).error).toBeUndefined();
      for (const id of state.pendingApprovals) {
        const effects = effectsOf(definition, state, id, state.startedAt + 1e9);
        expect(Object.values(effects).every((sentence) => sentence.length > 0)).toBe(true);
      }
      expect(JSON.stringify(state)).toBe(copy);
    }),
    { numRuns: 30 },
  );
});
