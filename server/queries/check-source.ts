import type { Library } from "#server/library/library";
import { checkAgents } from "#workflows/definition/check";
import { toProblem } from "#workflows/definition/defect";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import type { Problem } from "#workflows/definition/problem";
import { parseWorkflow } from "#workflows/dialects/parse-workflow";
import type { Proof } from "#workflows/run/proof/proof";
import { prove } from "#workflows/run/proof/prove";

/** `ok`: it can be started; warnings may stand in `problems`. */
export type SourceCheck = {
  ok: boolean;
  problems: Problem[];
  definition?: WorkflowDefinition;
  /** What exploring every path showed; null when there is no definition to explore. */
  proof: Proof | null;
};

/** Everything that can be told of a workflow's text before it is launched, with all problems at once. */
export function checkSource(library: Library, source: string): SourceCheck {
  const { definition, problems } = parseWorkflow({ file: "workflow.yaml", pack: "draft", source });
  if (!definition) return { ok: false, problems, proof: null };
  const known = new Set(library.agents().map((agent) => agent.id));
  const strangers = definition.sequences.flatMap(({ nodes }) => checkAgents(nodes, known)).map(toProblem);
  return { ok: true, problems: [...problems, ...strangers], definition, proof: prove(definition) };
}
