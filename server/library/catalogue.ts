import type { AgentDefinition } from "#workflows/definition/agent";
import { isUsualAgent } from "#workflows/definition/board-role";
import { checkAgents } from "#workflows/definition/check";
import { toProblem } from "#workflows/definition/defect";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import type { Problem } from "#workflows/definition/problem";
import type { Team } from "#workflows/definition/team";
import { stepsIn } from "#workflows/definition/walk-nodes";
import type { FileRecord, FileVersion } from "./file-record";
import { type LibraryEntry, OWN_PACK } from "./library";
import type { Parsed, TemplateSource } from "./parse-file";
import { readName } from "./read-name";
import type { Shelf } from "./scan-folders";

/** Everything that the files hold at one moment. */
export type Catalogue = {
  entries: LibraryEntry[];
  agents: AgentDefinition[];
  teams: Team[];
  templates: TemplateSource[];
  problems: Problem[];
};

export function buildCatalogue({ records, missing }: Shelf): Catalogue {
  const all = [...records.values()].filter(
    (record) => !missing.has(record.listed.path) || !isMoved(record, records),
  );
  const agents = pick(all, (parsed) => (parsed.kind === "agent" ? parsed.agent : undefined));
  const teams = pick(all, (parsed) => (parsed.kind === "team" ? parsed.team : undefined));
  const templates = pick(all, (parsed) => (parsed.kind === "template" ? parsed.template : undefined));
  const known = new Set(agents.items.flatMap((agent) => [agent.id, agent.stem]));
  const cast = new Set(agents.items.flatMap(({ pack }) => (pack === OWN_PACK ? [] : [pack])));
  const workflows = all.filter((record) => kindOf(record) === "workflow");
  return {
    entries: markDoubles(
      workflows.map((record) =>
        entryOf(record, known, cast.has(record.pack) && !record.listed.pack.writable),
      ),
    ),
    agents: agents.items,
    teams: teams.items,
    templates: templates.items,
    problems: [
      ...all.filter((record) => kindOf(record) !== "workflow").flatMap((record) => record.problems),
      ...agents.problems,
      ...teams.problems,
      ...templates.problems,
    ],
  };
}

/** True when the same text now stands in another file: it was renamed. */
function isMoved(record: FileRecord, records: Shelf["records"]): boolean {
  const sha256 = record.latest?.sha256;
  return [...records.values()].some(
    (other) => other !== record && other.pack === record.pack && other.latest?.sha256 === sha256,
  );
}

/** What a file is; one that could never be read is what its folder says. */
function kindOf({ latest, listed }: FileRecord): Parsed["kind"] {
  if (latest) return latest.parsed.kind;
  const byFolder = {
    workflows: "workflow",
    agents: "agent",
    "agent-teams": "team",
    templates: "template",
  } as const;
  if (listed.kind === "config") return "config";
  return listed.kind === "loose" ? "workflow" : byFolder[listed.kind];
}

/** The usable things of one kind, each id once in a pack. */
function pick<Thing extends { id: string; pack: string }>(
  records: FileRecord[],
  thingOf: (parsed: Parsed) => Thing | undefined,
): { items: Thing[]; problems: Problem[] } {
  const items = new Map<string, Thing>();
  const problems: Problem[] = [];
  for (const { good, listed } of records) {
    const thing = good ? thingOf(good.parsed) : undefined;
    if (!thing) continue;
    const key = `${thing.pack}\n${thing.id}`;
    if (items.has(key)) problems.push(doubleProblem(listed.file, thing.id));
    else items.set(key, thing);
  }
  return { items: [...items.values()], problems };
}

function doubleProblem(file: string, id: string): Problem {
  const message = `Another file of this pack has the id "${id}" already, and is used.`;
  return {
    file,
    line: 1,
    column: 1,
    code: "id-taken",
    message,
    hint: "Change the id of one of them.",
    severity: "error",
  };
}

/**
 * `isCast`: a pack of others that brings agents of its own, so one without a file is missing, and a person
 * chooses. Elsewhere, as where people save, any name may be used, and works without a persona.
 */
function entryOf(
  { listed, pack, good, latest, problems }: FileRecord,
  agents: Set<string>,
  isCast: boolean,
): LibraryEntry {
  const used: FileVersion | null = good ?? latest;
  const read = good?.parsed.kind === "workflow" ? good.parsed.definition : undefined;
  const definition = read && withStrangers(read, isCast ? agents : null);
  const stem = (listed.file.split("/").at(-1) ?? listed.file).replace(/\.[A-Za-z]+$/, "");
  const strangers = (definition?.sequences ?? [])
    .flatMap(({ nodes }) => checkAgents(nodes, agents))
    .map(toProblem);
  const isBroken = latest !== null && latest !== good;
  return {
    id: definition?.id ?? stem,
    pack,
    name: definition?.name ?? readName(used?.source ?? "") ?? stem,
    description: definition?.description ?? "",
    type: definition?.type ?? "",
    version: definition?.version ?? "",
    sha256: used?.sha256 ?? "",
    ...(definition && { definition }),
    source: used?.source ?? "",
    broken: isBroken ? { source: latest.source, sha256: latest.sha256 } : null,
    file: listed.file,
    writable: listed.pack.writable,
    problems: [...problems, ...(isBroken ? [] : strangers)],
    modifiedAt: used?.modifiedAt ?? 0,
  };
}

/** By the definition as it was read: a catalogue that changes nothing about it keeps the object. */
const marked = new WeakMap<WorkflowDefinition, WorkflowDefinition>();

/** The definition, with the agents that no file describes and that are none of the usual ones. */
function withStrangers(definition: WorkflowDefinition, known: Set<string> | null): WorkflowDefinition {
  const named = definition.sequences.flatMap(({ nodes }) => stepsIn(nodes).flatMap(({ agents }) => agents));
  const isKnown = (agent: string) => known === null || known.has(agent) || isUsualAgent(agent);
  const unknownAgents = [...new Set(named)].filter((agent) => !isKnown(agent));
  const before = marked.get(definition) ?? definition;
  if ((before.unknownAgents ?? []).join("\n") === unknownAgents.join("\n")) return before;
  const after = { ...definition, unknownAgents };
  marked.set(definition, after);
  return after;
}

/** The first file of an id is used; the others are listed with the reason why they are not. */
function markDoubles(entries: LibraryEntry[]): LibraryEntry[] {
  const seen = new Set<string>();
  return entries.map((entry) => {
    const key = `${entry.pack}\n${entry.id}`;
    if (!entry.definition || !seen.has(key)) {
      if (entry.definition) seen.add(key);
      return entry;
    }
    const { definition: _, ...rest } = entry;
    return { ...rest, problems: [...entry.problems, doubleProblem(entry.file, entry.id)] };
  });
}
