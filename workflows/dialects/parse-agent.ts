import type { AgentDefinition } from "../definition/agent";
import { boardRole } from "../definition/board-role";
import type { Problem } from "../definition/problem";
import { stemOf } from "./document-name";
import { findYamlBlock } from "./find-yaml-block";
import { hasErrors, openProblemLog, type ProblemLog, sortProblems } from "./problem-log";
import { readMap, readNotes, readText, readTexts } from "./read-fields";
import { readYaml } from "./read-yaml";
import { isStepId } from "./scope";
import { fieldOf, type SourceMap } from "./source-value";
import { humanize } from "./step-vocabulary";

export type AgentSource = { file: string; pack: string; source: string };
export type ParsedAgent = { agent?: AgentDefinition; problems: Problem[] };

/**
 * Reads an agent's file (formats.md 4): Markdown with one fenced YAML block, Markdown with front matter whose
 * text is the persona, or plain YAML. Never throws.
 */
export function parseAgent({ file, pack, source }: AgentSource): ParsedAgent {
  const log = openProblemLog(file);
  const agent = readAgent(log, pack, source);
  const problems = sortProblems(log.problems);
  return agent && !hasErrors(problems) ? { agent, problems } : { problems };
}

function readAgent(log: ProblemLog, pack: string, source: string): AgentDefinition | undefined {
  const block = /\.ya?ml$/i.test(log.file) ? { yaml: source, prose: "" } : findYamlBlock(source);
  if (!block) {
    const hint = "Add a block that begins with ```yaml and holds agent: and persona:.";
    log.error({ line: 1, column: 1 }, "no-yaml-block", "This agent's file has no YAML block.", hint);
    return undefined;
  }
  const root = readYaml(block.yaml, log);
  if (root?.kind !== "map") {
    if (!hasErrors(log.problems)) {
      log.error(
        { line: 1, column: 1 },
        "not-an-agent",
        "The YAML block is empty.",
        "Write agent: and persona: in it.",
      );
    }
    return undefined;
  }
  const head = readMap(log, root, "agent") ?? root;
  const id = readId(log, head);
  return {
    id,
    stem: stemOf(log.file),
    pack,
    name: readText(log, head, "name") ?? humanize(id),
    title: readText(log, head, "title") ?? humanize(id),
    icon: readText(log, head, "icon") ?? "",
    whenToUse: readNotes(log, head, "whenToUse") || readNotes(log, head, "description"),
    role: boardRole(id),
    persona: readPersona(log, root, head, block.prose),
    ...readDependencies(log, root),
  };
}

function readId(log: ProblemLog, head: SourceMap): string {
  const stem = stemOf(log.file);
  const id = readText(log, head, "id")?.trim() ?? stem;
  if (isStepId(id)) return id;
  const place = fieldOf(head, "id")?.place ?? head.place;
  log.error(
    place,
    "bad-id",
    `"${id.slice(0, 60)}" cannot be an agent's id.`,
    "Use letters, digits, dot, - and _.",
  );
  return stem;
}

const TRAITS = ["role", "style", "identity", "focus"];

/** One text for a model: the traits as lines, the principles as a list, then what was customised. */
function readPersona(log: ProblemLog, root: SourceMap, head: SourceMap, prose: string): string {
  const persona = fieldOf(root, "persona");
  const from = persona?.kind === "map" ? persona : undefined;
  const traits = from
    ? TRAITS.flatMap((trait) => labelled(humanize(trait), readNotes(log, from, trait)))
    : [];
  const principles = [
    ...(from ? readTexts(log, from, "core_principles") : []),
    ...readTexts(log, root, "core_principles"),
  ];
  const rules =
    principles.length > 0 ? [`Principles:\n${principles.map((rule) => `- ${rule}`).join("\n")}`] : [];
  const customised = readNotes(log, head, "customization").trim();
  const free = from ? "" : readNotes(log, root, "persona") || (traits.length === 0 ? prose : "");
  return [free, ...traits, ...rules, customised].filter((text) => text !== "").join("\n");
}

function labelled(label: string, text: string): string[] {
  return text.trim() === "" ? [] : [`${label}: ${text.trim()}`];
}

function readDependencies(log: ProblemLog, root: SourceMap) {
  const map = readMap(log, root, "dependencies");
  const ids = (key: string) => (map ? readTexts(log, map, key).map(stemOf) : []);
  return {
    templates: ids("templates"),
    tasks: ids("tasks"),
    checklists: ids("checklists"),
    data: ids("data"),
  };
}
