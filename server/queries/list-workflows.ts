import type { Page } from "#server/auth/members";
import type { Library, LibraryEntry } from "#server/library/library";
import type { Problem } from "#workflows/definition/problem";
import { stepsIn } from "#workflows/definition/walk-nodes";
import { pageOf } from "./page-of";

/** A workflow as the gallery shows it; one that is broken has no sequences, and its problems. */
export type WorkflowRow = {
  id: string;
  pack: string;
  name: string;
  description: string;
  type: string;
  /** SHA-256 of the source: what `workflows.get` takes. */
  version: string;
  /** As its author wrote it, "" when nothing is written. */
  declaredVersion: string;
  /** Counted in the first sequence. */
  steps: number;
  gates: number;
  /** Names to start with; the first is used unless another is named. */
  sequences: string[];
  /** Agents of the first sequence, in order of appearance. */
  agents: string[];
  problems: Problem[];
  canStart: boolean;
};

/** All workflows of the library by pack and id, broken ones too. */
export function listWorkflows(library: Library, page: { cursor?: string; limit: number }): Page<WorkflowRow> {
  return pageOf(library.list().map(showWorkflow).sort(byPackAndId), page);
}

export function showWorkflow(entry: LibraryEntry): WorkflowRow {
  const { id, pack, name, description, type, version: declaredVersion, sha256: version, problems } = entry;
  const sequences = entry.definition?.sequences ?? [];
  const steps = stepsIn(sequences[0]?.nodes ?? []);
  return {
    id,
    pack,
    name,
    description,
    type,
    version,
    declaredVersion,
    steps: steps.length,
    gates: steps.filter((step) => step.gate !== null).length,
    sequences: sequences.map((sequence) => sequence.name),
    agents: [...new Set(steps.flatMap((step) => step.agents))],
    problems,
    canStart: entry.definition !== undefined,
  };
}

function byPackAndId(one: WorkflowRow, other: WorkflowRow): number {
  return one.pack.localeCompare(other.pack) || one.id.localeCompare(other.id);
}
