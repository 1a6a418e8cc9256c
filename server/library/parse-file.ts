import type { AgentDefinition } from "#workflows/definition/agent";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import type { Problem } from "#workflows/definition/problem";
import type { Team } from "#workflows/definition/team";
import { stemOf } from "#workflows/dialects/document-name";
import { parseAgent } from "#workflows/dialects/parse-agent";
import { parseTeam } from "#workflows/dialects/parse-team";
import { parseWorkflow } from "#workflows/dialects/parse-workflow";
import { parseTemplate } from "#workflows/documents/parse-template";
import type { ListedFile } from "./list-files";

/** The source of a document template. `stem` is its file's name, `filename` that of its output, without folders. */
export type TemplateSource = {
  id: string;
  stem: string;
  pack: string;
  name: string;
  file: string;
  source: string;
  sha256: string;
  filename: string;
};

/** What a file holds. The thing itself is missing when the file has errors. */
export type Parsed =
  | { kind: "workflow"; definition?: WorkflowDefinition }
  | { kind: "agent"; agent?: AgentDefinition }
  | { kind: "team"; team?: Team }
  | { kind: "template"; template?: TemplateSource }
  | { kind: "config" };

type Input = { file: string; pack: string; source: string; sha256: string };

/** Reads a file as what its folder says it is; a loose file by its content. Never throws. */
export function parseFile(kind: ListedFile["kind"], input: Input): { parsed: Parsed; problems: Problem[] } {
  switch (kind) {
    case "workflows": {
      const { definition, problems } = parseWorkflow(input);
      return { parsed: { kind: "workflow", definition }, problems };
    }
    case "agents": {
      const { agent, problems } = parseAgent(input);
      return { parsed: { kind: "agent", agent }, problems };
    }
    case "agent-teams": {
      const { team, problems } = parseTeam(input);
      return { parsed: { kind: "team", team }, problems };
    }
    case "templates":
      return parseTemplateFile(input);
    case "config":
      return { parsed: { kind: "config" }, problems: [] };
    case "loose":
      return parseFile(kindOfContent(input.source), input);
  }
}

function kindOfContent(source: string): ListedFile["kind"] {
  if (/^template:/m.test(source)) return "templates";
  return /^bundle:/m.test(source) ? "agent-teams" : "workflows";
}

function parseTemplateFile(input: Input): { parsed: Parsed; problems: Problem[] } {
  const { template, problems } = parseTemplate(input);
  if (!template) return { parsed: { kind: "template" }, problems };
  const filename = template.output.filename.split("/").at(-1) ?? "";
  const stem = stemOf(input.file);
  const { id, name } = template;
  return { parsed: { kind: "template", template: { ...input, id, stem, name, filename } }, problems };
}

/** True when the file could be used as it stands. */
export function isUsable(parsed: Parsed): boolean {
  switch (parsed.kind) {
    case "workflow":
      return parsed.definition !== undefined;
    case "agent":
      return parsed.agent !== undefined;
    case "team":
      return parsed.team !== undefined;
    case "template":
      return parsed.template !== undefined;
    case "config":
      return true;
  }
}
