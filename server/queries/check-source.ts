import type { Database } from "#db/client";
import type { Library } from "#server/library/library";
import { checkAgents } from "#workflows/definition/check";
import { toProblem } from "#workflows/definition/defect";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import type { Problem } from "#workflows/definition/problem";
import { parseWorkflow } from "#workflows/dialects/parse-workflow";
import type { Proof } from "#workflows/run/proof/proof";
import { proveInSteps, proveNothing } from "#workflows/run/proof/prove";
import { listDeciders } from "./list-deciders";
import { runInSlices } from "./run-in-slices";

/** `ok`: it can be started; warnings may stand in `problems`. */
export type SourceCheck = {
  ok: boolean;
  problems: Problem[];
  definition?: WorkflowDefinition;
  /** What exploring every path showed; of a text that cannot be read, that nothing was looked at. */
  proof: Proof;
};

/** States that are explored at most (`proof.bound`): about half a second of work. */
const BOUND = 2_000;
/** Work on one proof, whatever the size of the workflow; one that is cut off says that it is not complete. */
const LIMIT_MS = 2_000;

/** Everything that can be told of a workflow's text before it is launched, with all problems at once. */
export async function checkSource(
  { library, db }: { library: Library; db: Database },
  source: string,
): Promise<SourceCheck> {
  const parsed = parseWorkflow({ file: "workflow.yaml", pack: "draft", source });
  const definition = parsed.definition ?? parsed.draft;
  if (!definition) return { ok: false, problems: parsed.problems, proof: proveNothing(BOUND) };
  const known = new Set(library.agents().map((agent) => agent.id));
  const strangers = definition.sequences.flatMap(({ nodes }) => checkAgents(nodes, known)).map(toProblem);
  const people = await listDeciders(db);
  const options = people.length > 0 ? { bound: BOUND, people } : { bound: BOUND };
  const proof = await runInSlices(proveInSteps(definition, options), LIMIT_MS);
  const problems = [...parsed.problems, ...strangers];
  return parsed.definition ? { ok: true, problems, definition, proof } : { ok: false, problems, proof };
}
