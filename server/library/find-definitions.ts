import type { AgentDefinition } from "#workflows/definition/agent";
import { findTemplateName } from "#workflows/definition/template-name";
import type { Catalogue } from "./catalogue";
import { type FoundWorkflow, OWN_PACK, type WantedTemplate, type WantedWorkflow } from "./library";
import type { TemplateSource } from "./parse-file";

/** The pack that foreign packs build upon. */
const CORE_PACK = "bmad-core";

export function findWorkflow({ entries }: Catalogue, { id, pack, sha256 }: WantedWorkflow): FoundWorkflow {
  const named = entries.filter((entry) => entry.id === id && (pack === undefined || entry.pack === pack));
  const fitting = named.filter((entry) => sha256 === undefined || entry.sha256 === sha256);
  const usable = fitting.filter((entry) => entry.definition);
  const candidates = usable.length > 0 ? usable : fitting;
  const entry = candidates.length === 1 ? candidates[0] : candidates.find((one) => one.pack === OWN_PACK);
  if (entry) return { entry };
  const packs = [...new Set(candidates.map((one) => one.pack))];
  if (packs.length === 1 && candidates[0]) return { entry: candidates[0] };
  if (packs.length > 1) {
    const message = `Several packs have a workflow "${id}": ${packs.join(", ")}. Say which one.`;
    return { reason: "ambiguous", message, packs };
  }
  const where = pack === undefined ? "" : ` in the pack "${pack}"`;
  const why = named.length > 0 ? "has changed since" : "is not in the library";
  return { reason: "not-found", message: `The workflow "${id}"${where} ${why}.`, packs: [] };
}

/** By id, else by the name of its file: workflows and teams use both. */
export function findAgent({ agents }: Catalogue, id: string, pack: string): AgentDefinition | undefined {
  const byId = agents.filter((agent) => agent.id === id);
  const byStem = agents.filter((agent) => agent.stem === id);
  return ownOf(byId, pack) ?? ownOf(byStem, pack) ?? preferred(byId) ?? preferred(byStem);
}

export function findTemplate(
  catalogue: Catalogue,
  { pack, step, document, agent }: WantedTemplate,
): TemplateSource | undefined {
  const persona = agent === null ? undefined : findAgent(catalogue, agent, pack);
  const inOrder = [pack, CORE_PACK, OWN_PACK].filter((name, position, all) => all.indexOf(name) === position);
  const packs = [...inOrder, ...new Set(catalogue.templates.map((template) => template.pack))];
  for (const name of new Set(packs)) {
    const templates = catalogue.templates.filter((template) => template.pack === name);
    const found = findTemplateName(step, document, persona?.templates ?? [], templates);
    if (found) return found;
  }
  return undefined;
}

function ownOf<Thing extends { pack: string }>(things: Thing[], pack: string): Thing | undefined {
  return things.find((thing) => thing.pack === pack);
}

/** The core pack's, else ours, else the only one. */
function preferred<Thing extends { pack: string }>(things: Thing[]): Thing | undefined {
  return ownOf(things, CORE_PACK) ?? ownOf(things, OWN_PACK) ?? (things.length === 1 ? things[0] : undefined);
}
