import type { RunView } from "#workflows/run/run-view";

type Version = RunView["artifacts"][number];

/** What an attempt handed in, each with the version that an earlier attempt at the same step handed in before. */
export function outputsOf(
  artifacts: readonly Version[],
  { id: taskId, stepKey }: { id: string; stepKey: string },
): { version: Version; before: Version | undefined }[] {
  return artifacts
    .filter((one) => one.taskId === taskId)
    .map((version) => ({
      version,
      before: artifacts.findLast(
        (one) =>
          one.name === version.name &&
          one.stepKey === stepKey &&
          one.taskId !== null &&
          one.version < version.version,
      ),
    }));
}
