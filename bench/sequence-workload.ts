import { STEPS, sequenceOf } from "./bench-workflows";
import { captureHistory } from "./engine/capture-history";
import { measureRuns } from "./engine/measure-runs";
import { type Figure, type Round, summarize } from "./figure";
import { runFloorSteps, sliceHistory } from "./floor/floor-run";
import { measureFloor } from "./floor/measure-floor";
import { measureInTurn } from "./measure-in-turn";
import type { BenchOptions } from "./read-options";
import type { BenchServer } from "./start-server";

/** Runs at once, and how many runs a round does. */
const LOADS = [
  { atOnce: 1, runs: 60 },
  { atOnce: 32, runs: 640 },
  { atOnce: 128, runs: 1_500 },
];

/** W1: runs of ten steps one after the other. */
export async function measureSequence(server: BenchServer, options: BenchOptions): Promise<Figure[]> {
  const workflow = sequenceOf(STEPS, options.agents);
  const slices = sliceHistory(await captureHistory(server, workflow), STEPS);
  const figures: Figure[] = [];
  for (const load of chooseLoads(LOADS, options)) {
    const { rounds, floors } = await measureInTurn(
      options.rounds,
      () => measureRuns(server, workflow, { ...load, steps: STEPS }),
      () =>
        measureFloor(server, { ...load, steps: STEPS }, (journal, runId, onStep) =>
          runFloorSteps(journal, runId, slices, onStep),
        ),
    );
    figures.push(...summarize("W1", load.atOnce, rounds.map(withoutRuns), floors));
  }
  return figures;
}

/** The loads asked for; of an unknown number of runs at once, ten runs for each. */
export function chooseLoads(
  known: { atOnce: number; runs: number }[],
  { concurrency, scale }: BenchOptions,
): { atOnce: number; runs: number }[] {
  const wanted = concurrency ?? known.map(({ atOnce }) => atOnce);
  return wanted.map((atOnce) => {
    const runs = known.find((load) => load.atOnce === atOnce)?.runs ?? atOnce * 10;
    return { atOnce, runs: Math.max(1, Math.round(runs * scale)) };
  });
}

function withoutRuns({ runsPerSec: _, runP50Ms: __, ...round }: Round): Round {
  return round;
}
