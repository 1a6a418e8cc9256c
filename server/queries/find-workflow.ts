import type { Database } from "#db/client";
import type { Library, LibraryEntry, WantedWorkflow } from "#server/library/library";
import type { InputField, WorkflowDefinition } from "#workflows/definition/definition";
import { graphOf, type WorkflowGraph } from "#workflows/definition/graph";
import { RunRefusal } from "#workflows/run/refusal";
import { showWorkflow, type WorkflowRow } from "./list-workflows";

/** A workflow with all that is known of it. `definition` is null when no version of it could ever be read. */
export type WorkflowDetail = WorkflowRow & {
  definition: WorkflowDefinition | null;
  inputs: InputField[];
  /** The text of this version. */
  source: string;
  /** The text on disk, when it cannot be used and this version is the last good one. */
  brokenSource: string | null;
  /** SHA-256 of `brokenSource`: what an editor of it begins with. */
  brokenVersion: string | null;
  /** Whether it may be saved over, by who has the role. */
  writable: boolean;
  /** One for each sequence, in their order. */
  graphs: { sequence: string; graph: WorkflowGraph }[];
  /** The first sequence's. */
  graph: WorkflowGraph | null;
  file: string;
  /** False for a version that only runs still hold. */
  inLibrary: boolean;
};

/** A workflow of the library, or a version that a run was started on. Refuses with `not-found`. */
export async function findWorkflow(
  { library, db }: { library: Library; db: Database },
  wanted: WantedWorkflow,
): Promise<WorkflowDetail> {
  const found = library.get(wanted);
  if ("entry" in found) return showDetail(found.entry, true);
  const pinned = wanted.sha256 === undefined ? undefined : await readPinned(db, wanted.sha256);
  if (pinned) return showDetail(pinned, false);
  throw new RunRefusal("not-found", found.message, { packs: found.packs.join(", ") });
}

function showDetail(entry: LibraryEntry, inLibrary: boolean): WorkflowDetail {
  const { definition, source, broken, file } = entry;
  const graphs = definition ? definition.sequences.map(({ name }) => drawSequence(definition, name)) : [];
  return {
    ...showWorkflow(entry),
    definition: definition ?? null,
    inputs: definition?.inputs ?? [],
    source,
    brokenSource: broken?.source ?? null,
    brokenVersion: broken?.sha256 ?? null,
    writable: entry.writable,
    graphs,
    graph: graphs[0]?.graph ?? null,
    file,
    inLibrary,
  };
}

function drawSequence(definition: WorkflowDefinition, sequence: string) {
  return { sequence, graph: graphOf(definition, sequence) };
}

type PinnedRow = { definition: WorkflowDefinition; source: string; file: string; created_at: Date };

async function readPinned({ pool }: Database, sha256: string): Promise<LibraryEntry | undefined> {
  const { rows } = await pool.query<PinnedRow>(
    "select definition, source, file, created_at from workflows where sha256 = $1",
    [sha256],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { id, pack, name, description, type, version } = row.definition;
  return {
    id,
    pack,
    name,
    description,
    type,
    version,
    sha256,
    definition: row.definition,
    source: row.source,
    broken: null,
    file: row.file,
    writable: false,
    problems: [],
    modifiedAt: row.created_at.getTime(),
  };
}
