import type { RunEvent } from "#workflows/run/events";
import { RESULT } from "../engine/bench-engine";
import type { FloorJournal } from "./floor-journal";

/** The facts of a run, cut into what the engine writes at its start and with each step's end. */
export function sliceHistory(history: readonly RunEvent[], steps: number): RunEvent[][] {
  const slices: RunEvent[][] = [[]];
  for (const event of history) {
    slices.at(-1)?.push(event);
    if (event.type === "step.scheduled" && slices.length <= steps) slices.push([]);
  }
  return slices;
}

/** A run of sequential steps on the floor, from `from` on; `onStep` is told after each commit. */
export async function runFloorSteps(
  journal: FloorJournal,
  runId: string,
  slices: readonly RunEvent[][],
  onStep: (step: number) => void,
  from = 0,
): Promise<void> {
  const last = slices.length - 1;
  let expected = slices.slice(0, from).reduce((sum, { length }) => sum + length, 0);
  for (let step = from; step <= last; step += 1) {
    const events = slices[step] ?? [];
    await journal.submit({
      runId,
      expected,
      events,
      ended: step === 0 ? [] : [`step-${step}`],
      begun: step === last ? [] : [`step-${step + 1}`],
      result: RESULT,
      isLast: step === last,
    });
    expected += events.length;
    onStep(step);
  }
}

/** A run whose steps all begin at once and end together on the floor. */
export async function runFloorBranches(
  journal: FloorJournal,
  runId: string,
  history: readonly RunEvent[],
  branches: number,
): Promise<void> {
  const keys = Array.from({ length: branches }, (_, at) => `branch-${at + 1}`);
  const cut = history.findLastIndex(({ type }) => type === "step.scheduled") + 1;
  const [first, second] = [history.slice(0, cut), history.slice(cut)];
  const common = { runId, result: RESULT };
  await journal.submit({ ...common, expected: 0, events: first, ended: [], begun: keys, isLast: false });
  await journal.submit({ ...common, expected: cut, events: second, ended: keys, begun: [], isLast: true });
}
