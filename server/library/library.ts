import type { AgentDefinition } from "#workflows/definition/agent";
import type { StepNode, WorkflowDefinition } from "#workflows/definition/definition";
import type { Problem } from "#workflows/definition/problem";
import type { Team } from "#workflows/definition/team";
import type { TemplateSource } from "./parse-file";

/**
 * A workflow of the library. `definition`, `source` and `sha256` (hex, of the source's bytes) are those of the
 * last version without errors; `problems` are those of the file as it is now, and `broken` is its text when it
 * cannot be used. A workflow that never was right has no definition, and `source` is what is wrong.
 */
export type LibraryEntry = {
  id: string;
  pack: string;
  name: string;
  description: string;
  type: string;
  version: string;
  sha256: string;
  definition?: WorkflowDefinition;
  source: string;
  broken: { source: string; sha256: string } | null;
  /** Path from the configured folder. */
  file: string;
  writable: boolean;
  problems: Problem[];
  /** Epoch milliseconds. */
  modifiedAt: number;
};

/** Our own pack: it wins when a name is given without a pack. */
export const OWN_PACK = "botarmy";

export type WantedWorkflow = { id: string; pack?: string; sha256?: string };
export type FoundWorkflow =
  | { entry: LibraryEntry }
  | { reason: "not-found" | "ambiguous"; message: string; packs: string[] };

/** A document that a step makes, and who makes it; `agent` null when that is not known yet. */
export type WantedTemplate = { pack: string; step: StepNode; document: string; agent: string | null };

/** The first folder that people may save into; `pack` is what lies directly in it. */
export type SaveFolder = { path: string; pack: string };

/** All definitions at hand. Every answer is from one moment; nothing here waits for a disk. */
export type Library = {
  /** Broken ones too, with their problems. */
  list(): LibraryEntry[];
  get(wanted: WantedWorkflow): FoundWorkflow;
  agents(): AgentDefinition[];
  /** The pack's own, else the core pack's, else ours, else the only one of that id. */
  agent(id: string, pack: string): AgentDefinition | undefined;
  templates(): TemplateSource[];
  /** The template of a step's document, in the order of formats.md 3. */
  template(wanted: WantedTemplate): TemplateSource | undefined;
  teams(): Team[];
  /** Problems of agents, teams and templates; those of workflows stand at their entries. */
  problems(): Problem[];
  saveFolder(): SaveFolder | null;
  /** Called after each change; answers a function that ends it. */
  onChange(listener: () => void): () => void;
  /** Looks at the folders now, and again until nothing is half written. */
  refresh(): Promise<void>;
  close(): Promise<void>;
};
