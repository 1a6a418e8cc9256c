import type { PinnedWorkflow } from "#server/engine/run-move";
import type { JsonObject } from "#workflows/definition/json";
import { schemaOfTemplate } from "#workflows/documents/document-schema";
import { parseTemplate } from "#workflows/documents/parse-template";
import { indexOf, stepNodeOf } from "#workflows/run/definition-index";
import { stepInRun } from "#workflows/run/run-keys";
import type { RunState } from "#workflows/run/run-state";
import { wantedDocuments } from "#workflows/run/wanted-documents";

/** What a step's document must hold, as a JSON Schema; null where its template leaves it free, as all Markdown is. */
export function schemaOfDocument(
  { definition, templates }: PinnedWorkflow,
  run: RunState,
  { stepKey, name }: { stepKey: string; name: string },
): JsonObject | null {
  const index = indexOf(definition, run.sequence);
  const node = stepInRun(index, run, stepKey);
  if (!node) return null;
  const at = wantedDocuments(node, stepKey).findIndex((wanted) => wanted.name === name);
  // In a map, templates are kept under the name that all items share.
  const shared = wantedDocuments(stepNodeOf(index, stepKey) ?? node, stepKey)[at]?.name;
  const source = templates[shared ?? name];
  const template = source && parseTemplate({ file: name, pack: "", source }).template;
  return template ? schemaOfTemplate(template) : null;
}
