import type { RunView } from "#workflows/run/run-view";

/** A step that was given a version, and what it made of it. */
export type Dependent = { stepKey: string; label: string; agent: string | null; made: string[] };

/** What depends on a version: the steps whose newest attempt was given it, in the order of the workflow. */
export function findDependents({ steps }: Pick<RunView, "steps">, artifactId: string): Dependent[] {
  return steps
    .filter(({ given }) => given.includes(artifactId))
    .map(({ stepKey, label, agent, outputs }) => ({
      stepKey,
      label,
      agent,
      made: outputs.map(({ name }) => name),
    }));
}
