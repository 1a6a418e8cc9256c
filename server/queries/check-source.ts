import type { Database } from "#db/client";
import type { Library } from "#server/library/library";
import { checkAgents } from "#workflows/definition/check";
import { toProblem } from "#workflows/definition/defect";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import type { Problem } from "#workflows/definition/problem";
import { parseWorkflow } from "#workflows/dialects/parse-workflow";
import type { Proof } from "#workflows/run/proof/proof";
import { prove } from "#workflows/run/proof/prove";
import { listDeciders } from "./list-deciders";

/** `ok`: it can be started; warnings may stand in `problems`. */
export type SourceCheck = {
  ok: boolean;
  problems: Problem[];
  definition?: WorkflowDefinition;
  /** What exploring every path showed; null when there is no definition to explore. */
  proof: Proof | null;
};

/** Exploring so many states takes about half a second; the process serves nobody else meanwhile. */
const BOUND = 2_000;

/** Everything that can be told of a workflow's text before it is launched, with all problems at once. */
export async function checkSource(
  { library, db }: { library: Library; db: Database },
  source: string,
): Promise<SourceCheck> {
  const { definition, problems } = parseWorkflow({ file: "workflow.yaml", pack: "draft", source });
  if (!definition) return { ok: false, problems, proof: null };
  const known = new Set(library.agents().map((agent) => agent.id));
  const strangers = definition.sequences.flatMap(({ nodes }) => checkAgents(nodes, known)).map(toProblem);
  const people = await listDeciders(db);
  const proof = prove(definition, people.length > 0 ? { bound: BOUND, people } : { bound: BOUND });
  return { ok: true, problems: [...problems, ...strangers], definition, proof };
}
