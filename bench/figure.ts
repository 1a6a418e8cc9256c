/** The workloads of performance.md. */
export const WORKLOADS = ["W1", "W2", "W3", "W4"] as const;
export type Workload = (typeof WORKLOADS)[number];

/** What is measured; see README for what each means. */
export type FigureName =
  | "stepsPerSec"
  | "stepP50Ms"
  | "stepP99Ms"
  | "nodeMsPerStep"
  | "runsPerSec"
  | "runP50Ms"
  | "approveToNextP50Ms"
  | "approveToNextP99Ms"
  | "decisionsPerSec"
  | "waitingRunKb"
  | "recoverSec"
  | "stepsTwice"
  | "stepsLost";

/** One line of the result. `ratio` is value / floor; null where there is no floor, or it is zero. */
export type Figure = {
  workload: Workload;
  /** Runs at once; for W3 the number of waiting runs. */
  concurrency: number;
  figure: FigureName;
  value: number;
  unit: string;
  floor: number | null;
  ratio: number | null;
};

const UNITS: Record<FigureName, string> = {
  stepsPerSec: "steps/s",
  stepP50Ms: "ms",
  stepP99Ms: "ms",
  nodeMsPerStep: "ms",
  runsPerSec: "runs/s",
  runP50Ms: "ms",
  approveToNextP50Ms: "ms",
  approveToNextP99Ms: "ms",
  decisionsPerSec: "decisions/s",
  waitingRunKb: "KB",
  recoverSec: "s",
  stepsTwice: "steps",
  stepsLost: "steps",
};

/** What one round of a workload came to, by figure. */
export type Round = Partial<Record<FigureName, number>>;

/** The figures of a workload: medians over its rounds, beside the medians of the floor's rounds. */
export function summarize(
  workload: Workload,
  concurrency: number,
  rounds: readonly Round[],
  floorRounds: readonly Round[],
): Figure[] {
  const names = FIGURE_NAMES.filter((name) => rounds.some((round) => round[name] !== undefined));
  return names.map((figure) => {
    const value = medianOf(rounds, figure) ?? 0;
    const floor = medianOf(floorRounds, figure);
    const ratio = floor === null || floor === 0 ? null : round(value / floor);
    return {
      workload,
      concurrency,
      figure,
      value: round(value),
      unit: UNITS[figure],
      floor: floor === null ? null : round(floor),
      ratio,
    };
  });
}

const FIGURE_NAMES = Object.keys(UNITS).filter((name): name is FigureName => name in UNITS);

function medianOf(rounds: readonly Round[], figure: FigureName): number | null {
  const values = rounds.flatMap((round) => round[figure] ?? []);
  return values.length === 0 ? null : percentile(values, 50);
}

/**
 * The value below which `percent` of the values lie, by nearest rank: always one of the values, of an even
 * number the lower middle. NaN without values.
 */
export function percentile(values: ArrayLike<number>, percent: number): number {
  const sorted = Float64Array.from(values).sort();
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

/** Three significant digits below 100, whole numbers above. */
export function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
