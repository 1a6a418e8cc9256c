import type { Database } from "#db/client";
import { appendAudit } from "#server/auth/append-audit";
import { inTransaction } from "#server/auth/in-transaction";
import type { Principal } from "#server/auth/principal";
import type { Library, SaveFolder } from "#server/library/library";
import { findPlaceIn, readStored, sha256Of, writeWhole } from "#server/library/write-definition";
import type { Problem } from "#workflows/definition/problem";
import { RunRefusal } from "#workflows/run/refusal";

/** `file` is the path that the library lists, or a bare name; `baseSha` the version that the writer began with. */
export type SaveOrder = { pack?: string; file: string; source: string; baseSha?: string };

/** What the library makes of the saved text; `id` is null when it cannot tell yet. */
export type SavedWorkflow = {
  pack: string;
  id: string | null;
  file: string;
  version: string;
  problems: Problem[];
  canStart: boolean;
};

type SaveDeps = { db: Database; library: Library; now(): Date };

/** Letters, digits, dot, - and _; folders inside `workflows/` are kept, nothing leads out (reliability.md D9). */
const FILE =
  /^(?:workflows\/)?((?:[A-Za-z0-9][A-Za-z0-9._-]{0,79}\/){0,2}[A-Za-z0-9][A-Za-z0-9._-]{0,79}\.ya?ml)$/;
/** Names that Windows keeps for devices, with any ending. */
const DEVICE = /(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Writes a workflow's text into the first writable folder of the library, which has it when this answers. Nobody's
 * text is overwritten unseen: refuses with `content-changed` and the text that stands there when it is not the one
 * that the writer began with (reliability.md D14). A text with errors is kept too; runs go on with the last good one.
 */
export async function saveWorkflow(deps: SaveDeps, by: Principal, order: SaveOrder): Promise<SavedWorkflow> {
  const folder = findFolder(deps.library, order.pack);
  const file = readFileName(order.file);
  const path = await findPlaceIn(folder.path, file).catch((error) => refuseUnwritable(folder, error));
  if (path === null) throw refuseName(order.file);
  const version = sha256Of(order.source);
  await inTransaction(deps.db, async (tx) => {
    // One writer of a file at a time, in however many processes.
    await tx.$client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
      `workflow-file:${path}`,
    ]);
    const before = await readStored(path);
    // Saved already, as after a lost reply.
    if (before?.sha256 === version) return;
    if ((before?.sha256 ?? undefined) !== order.baseSha) throw refuseChanged(file, before);
    await writeWhole(path, order.source, { isNew: before === null }).catch((error) =>
      refuseUnwritable(folder, error),
    );
    const act = { action: "workflow.saved", target: `workflow:${folder.pack}/${file}` };
    const entry = {
      at: deps.now().getTime(),
      actor: by,
      ...act,
      before: before?.sha256 ?? null,
      after: version,
    };
    await appendAudit(tx.$client, [entry]);
  });
  await deps.library.refresh();
  return showSaved(deps.library, folder.pack, file, version);
}

function findFolder(library: Library, pack: string | undefined): SaveFolder {
  const folder = library.saveFolder();
  if (folder === null) {
    const message = "BotArmy has no folder that it may write workflows into. Set BOTARMY_HOME to one.";
    throw new RunRefusal("bad-input", message, { field: "pack" });
  }
  if (pack === undefined || pack === folder.pack) return folder;
  const message = `The pack "${pack}" is read-only here. Save a copy into "${folder.pack}".`;
  throw new RunRefusal("bad-input", message, { field: "pack" });
}

function readFileName(file: string): string {
  const name = FILE.exec(file)?.[1];
  if (name === undefined || DEVICE.test(name) || name.includes("..")) throw refuseName(file);
  return `workflows/${name}`;
}

function refuseName(file: string): RunRefusal {
  const message = `"${file.slice(0, 100)}" cannot be the file's name. Use letters, digits, dot, - and _, ending in .yaml.`;
  return new RunRefusal("bad-input", message, { field: "file" });
}

function refuseUnwritable(folder: SaveFolder, error: NodeJS.ErrnoException): never {
  if (error.code === "EEXIST") {
    throw new RunRefusal("content-changed", "Somebody else has just made a file of this name. Try again.");
  }
  const message = `The folder ${folder.path} cannot be written (${error.code ?? "unknown"}). Check its permissions, or set BOTARMY_HOME to another.`;
  throw new RunRefusal("bad-input", message, { field: "pack" });
}

function refuseChanged(file: string, stored: Awaited<ReturnType<typeof readStored>>): RunRefusal {
  const message =
    stored === null
      ? `The file ${file} is gone. Save again to write it anew.`
      : `The file ${file} was changed meanwhile. Compare, then save over it or keep it.`;
  const details = { currentSha: stored?.sha256 ?? null, currentSource: stored?.source ?? null };
  return new RunRefusal("content-changed", message, details);
}

function showSaved(library: Library, pack: string, file: string, version: string): SavedWorkflow {
  const entry = library.list().find((one) => one.pack === pack && one.file === file);
  const isRead = entry?.sha256 === version || entry?.broken?.sha256 === version;
  return {
    pack,
    id: isRead ? entry.id : null,
    file,
    version,
    problems: isRead ? entry.problems : [],
    canStart: isRead && entry.definition !== undefined,
  };
}
