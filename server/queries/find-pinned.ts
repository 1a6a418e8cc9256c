import { eq } from "drizzle-orm";
import type { Database } from "#db/client";
import { workflows } from "#db/tables/workflows";
import type { WorkflowDefinition } from "#workflows/definition/definition";

/** The version of a workflow that runs were started on. Throws when it was never stored. */
export async function findPinned(
  { orm }: Database,
  sha256: string,
): Promise<{ source: string; definition: WorkflowDefinition }> {
  const [found] = await orm
    .select({ source: workflows.source, definition: workflows.definition })
    .from(workflows)
    .where(eq(workflows.sha256, sha256));
  if (!found) throw new Error(`The workflow version ${sha256} is missing from the database.`);
  return found;
}
