import { BRANCHES, fanOut } from "./bench-workflows";
import { captureHistory } from "./engine/capture-history";
import { measureRuns } from "./engine/measure-runs";
import { type Figure, type Round, summarize } from "./figure";
import { runFloorBranches } from "./floor/floor-run";
import { measureFloor } from "./floor/measure-floor";
import { measureInTurn } from "./measure-in-turn";
import type { BenchOptions } from "./read-options";
import { chooseLoads } from "./sequence-workload";
import type { BenchServer } from "./start-server";

const LOADS = [
  { atOnce: 1, runs: 60 },
  { atOnce: 32, runs: 400 },
];

/** W2: runs that fan out to twenty steps and join. */
export async function measureFanOut(server: BenchServer, options: BenchOptions): Promise<Figure[]> {
  const workflow = fanOut();
  const history = await captureHistory(server, workflow);
  const figures: Figure[] = [];
  for (const load of chooseLoads(LOADS, options)) {
    const { rounds, floors } = await measureInTurn(
      options.rounds,
      () => measureRuns(server, workflow, { ...load, steps: BRANCHES }),
      () =>
        measureFloor(server, { ...load, steps: BRANCHES }, (journal, runId) =>
          runFloorBranches(journal, runId, history, BRANCHES),
        ),
    );
    figures.push(...summarize("W2", load.atOnce, rounds.map(onlyRuns), floors.map(onlyRuns)));
  }
  return figures;
}

function onlyRuns({ runsPerSec, runP50Ms }: Round): Round {
  return { runsPerSec, runP50Ms };
}
