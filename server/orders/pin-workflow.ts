import type { LibraryEntry } from "#server/library/library";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import { stepsIn } from "#workflows/definition/walk-nodes";
import { wantedDocuments } from "#workflows/run/wanted-documents";
import type { OrderDeps } from "./order-deps";

/** Stores the version that a run is about to start on, with the templates of its documents as they are now (E31). */
export async function pinWorkflow(
  { library, engine }: Pick<OrderDeps, "library" | "engine">,
  entry: LibraryEntry & { definition: WorkflowDefinition },
): Promise<void> {
  const { sha256, definition, file, source } = entry;
  const templates: Record<string, string> = {};
  for (const step of definition.sequences.flatMap(({ nodes }) => stepsIn(nodes))) {
    for (const { name } of wantedDocuments(step, step.key)) {
      const agent = step.agents[0] ?? null;
      const template = library.template({ pack: entry.pack, step, document: name, agent });
      if (template && !Object.hasOwn(templates, name)) templates[name] = template.source;
    }
  }
  await engine.workflows.pin({ sha256, definition, templates, file, source });
}
