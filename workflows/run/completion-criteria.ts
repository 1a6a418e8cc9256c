import { documentOfCriterion, isSameDocument } from "../definition/completion-criterion";
import { type DefinitionIndex, definitionKey } from "./definition-index";
import { keysOf } from "./pages";
import { acceptedOf, artifactOf, type RunState } from "./run-state";

/**
 * What the workflow says has to be there at its end (formats.md 2: `completion_criteria`, a D4 file's `outputs`).
 * `unmet` name a document that was not made; `untold` say what no program can check. A document of another
 * sequence counts for neither.
 */
export function checkCriteria(
  index: DefinitionIndex,
  state: RunState,
): { unmet: string[]; untold: string[] } {
  const unmet: string[] = [];
  const untold: string[] = [];
  for (const criterion of index.definition.completionCriteria) {
    const named = documentOfCriterion(criterion);
    if (named === null) untold.push(criterion);
    else if (isLacking(index, state, named)) unmet.push(named);
  }
  return { unmet, untold };
}

function isLacking({ makers }: DefinitionIndex, state: RunState, named: string): boolean {
  const meant = [...makers].filter(([document]) => isSameDocument(named, document));
  if (meant.length === 0) return false;
  const steps = new Set(meant.flatMap(([, own]) => own.map(({ key }) => key)));
  return !keysOf(state.documents).some((name) => {
    const artifact = artifactOf(state, acceptedOf(state, name) ?? "");
    if (artifact === undefined) return false;
    return isSameDocument(named, name) || steps.has(definitionKey(artifact.stepKey));
  });
}
