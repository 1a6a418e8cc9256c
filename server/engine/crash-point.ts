/** Moments at which a program may die, and nothing may come of it (reliability.md K3). */
export const CRASH_POINTS = [
  "workflow-pinned",
  "runs-loaded",
  "before-commit",
  "after-commit",
  "before-publishing",
  "worker-locked",
  "worker-registered",
  "tasks-claimed",
  "task-begun",
  "task-performed",
  "task-reported",
  "tasks-released",
  "timers-found",
  "timers-fired",
  "orphans-found",
  "orphan-taken-over",
  "orphans-taken-over",
  "signed-off",
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

/** Set by who bundles: production builds say false, and every call below is left out (S46). */
declare const IS_CRASH_TEST: boolean | undefined;

let listen: (point: CrashPoint) => void = () => undefined;

/** Tells a crash test where the program is. */
export function crashPoint(point: CrashPoint): void {
  if (typeof IS_CRASH_TEST !== "undefined" && IS_CRASH_TEST) listen(point);
}

/** For the programs of crash tests: `listener` hears of every point that is reached, and may end the program. */
export function onCrashPoint(listener: (point: CrashPoint) => void): void {
  listen = listener;
}
