import type { StepNode } from "../../definition/definition";
import { type DefinitionIndex, stepNodeOf } from "../definition-index";
import { keysOf } from "../pages";
import { acceptedOf, artifactOf, type RunState } from "../run-state";

/** The steps that a document comes from, or all that lies in a folder. */
export function sourcesOf(index: DefinitionIndex, run: RunState, name: string): StepNode[] {
  const names = keysOf(run.documents).filter(
    (one) => one === name || (name.endsWith("/") && one.startsWith(name)),
  );
  return names.flatMap((one) => {
    const maker = artifactOf(run, acceptedOf(run, one) ?? "")?.stepKey;
    return (maker === undefined ? undefined : stepNodeOf(index, maker)) ?? [];
  });
}
