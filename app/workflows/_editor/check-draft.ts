import { checkAgents } from "#workflows/definition/check";
import { toProblem } from "#workflows/definition/defect";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import type { Problem } from "#workflows/definition/problem";
import { parseWorkflow } from "#workflows/dialects/parse-workflow";

/** What the library would make of a text. `definition` is there when no problem is an error. */
export type CheckedDraft = { definition: WorkflowDefinition | null; problems: Problem[] };

/** Reads a draft as the server reads a file (workflows.validate); without `agents` strangers are not looked for. */
export function checkDraft(file: string, source: string, agents: readonly string[] | null): CheckedDraft {
  const { definition, problems } = parseWorkflow({ file, pack: "draft", source });
  if (!definition || agents === null) return { definition: definition ?? null, problems };
  const known = new Set(agents);
  const strangers = definition.sequences.flatMap(({ nodes }) => checkAgents(nodes, known)).map(toProblem);
  return { definition, problems: [...problems, ...strangers] };
}
