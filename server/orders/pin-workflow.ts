import type { Library, LibraryEntry } from "#server/library/library";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import { stepsIn } from "#workflows/definition/walk-nodes";
import { wantedDocuments } from "#workflows/run/wanted-documents";
import type { OrderDeps } from "./order-deps";

type Usable = LibraryEntry & { definition: WorkflowDefinition };
type Templates = Record<string, string>;

/**
 * Stores the version that a run is about to start on, with the templates of its documents as they are now, and
 * answers the SHA-256 to start it with.
 */
export function pinWorkflow(
  { library, engine }: Pick<OrderDeps, "library" | "engine">,
  entry: Usable,
): Promise<string> {
  const { sha256, definition, file, source } = entry;
  return engine.workflows.pin({ sha256, definition, templates: templatesFor(library, entry), file, source });
}

/** By the library's list of templates, which is another one after each change, and by workflow. */
const found = new WeakMap<object, Map<WorkflowDefinition, Templates>>();

function templatesFor(library: Library, entry: Usable): Templates {
  const ofLibrary = found.get(library.templates()) ?? new Map<WorkflowDefinition, Templates>();
  found.set(library.templates(), ofLibrary);
  const known = ofLibrary.get(entry.definition) ?? findTemplates(library, entry);
  ofLibrary.set(entry.definition, known);
  return known;
}

/** Template sources by the document that they are for. */
function findTemplates(library: Library, { pack, definition }: Usable): Templates {
  const templates: Templates = {};
  for (const step of definition.sequences.flatMap(({ nodes }) => stepsIn(nodes))) {
    for (const { name } of wantedDocuments(step, step.key)) {
      const template = library.template({ pack, step, document: name, agent: step.agents[0] ?? null });
      if (template && !Object.hasOwn(templates, name)) templates[name] = template.source;
    }
  }
  return templates;
}
