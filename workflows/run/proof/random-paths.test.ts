import fc from "fast-check";
import { expect, test } from "vitest";
import type { WorkflowDefinition } from "../../definition/definition";
import type { JsonObject } from "../../definition/json";
import { randomWorkflow } from "../../testing/random-workflow";
import { advance } from "../advance";
import { definitionKey, indexOf } from "../definition-index";
import { imaginedLauncher } from "../imagined-moves";
import { hasEnded, unstartedRun } from "../run-state";
import type { Signal } from "../signals";
import { explore } from "./explore";
import { exploredDefinition } from "./explored-definition";
import { judgeMove } from "./judge-move";
import { possibleMoves } from "./possible-moves";
import { possibleValues } from "./possible-values";
import { refusedAfter } from "./refused";
import { runToEnd } from "./run-to-end";
import type { Standing } from "./standing";

const start: Signal = {
  type: "startRun",
  runId: "path",
  workflowSha: "",
  sequence: null,
  title: "",
  input: {},
  oversight: "low",
  project: "default",
  answers: {},
  unanswered: "ask",
  by: imaginedLauncher(),
  requestId: "start",
};

/** What one path shows, taken without putting equal states together. */
function walkPath(definition: WorkflowDefinition, picks: readonly number[]): Set<string> {
  const index = indexOf(definition, "");
  const values = possibleValues(index.nodes);
  const input: JsonObject = {};
  let standing: Standing = { run: unstartedRun("path"), input, refused: new Set() };
  const shown = new Set<string>();
  let signal: Signal | undefined = start;
  for (const pick of picks) {
    if (!signal) break;
    const { state, events } = advance(definition, standing.run, signal, 0);
    standing = { run: state, input, refused: refusedAfter(index, standing.refused, events) };
    for (const { kind, stepKey, input: lacking } of judgeMove(index, standing, events)) {
      shown.add(`${kind} ${stepKey} ${lacking}`);
    }
    for (const { type, data } of events) {
      if (type === "step.completed") shown.add(`done ${definitionKey(data.stepKey)}`);
    }
    const moves = hasEnded(state) ? [] : possibleMoves(index, state, values);
    signal = moves[pick % Math.max(1, moves.length)]?.signal;
  }
  return shown;
}

/** Small enough to be explored whole in a moment. */
const BOUND = 150;
const paths = fc.array(fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), { minLength: 4, maxLength: 4 });

test("an exploration shows all that any path through the same choices shows", () => {
  let compared = 0;
  for (const [workflow, picks] of fc.sample(fc.tuple(randomWorkflow, paths), { numRuns: 60, seed: 3 })) {
    const definition = exploredDefinition(workflow, "main");
    const whole = runToEnd(explore(definition, [], BOUND));
    if (!whole.isComplete) continue;
    const shown = new Set([
      ...whole.discoveries.map(({ kind, stepKey, input }) => `${kind} ${stepKey} ${input}`),
      ...[...whole.completed].map((key) => `done ${key}`),
    ]);
    for (const path of picks) {
      expect([...walkPath(definition, path)].filter((one) => !shown.has(one))).toEqual([]);
    }
    compared += 1;
  }
  expect(compared).toBeGreaterThan(30);
}, 60_000);
