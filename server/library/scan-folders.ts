import { parseCoreConfig } from "#workflows/dialects/parse-core-config";
import { type FileRecord, refreshRecord } from "./file-record";
import { findPacks, type LibraryFolder, type PackFolder, packNameOf } from "./find-packs";
import { type ListedFile, listFiles } from "./list-files";
import { readSource } from "./read-source";

/**
 * What is known of the folders after a scan. `missing` are files that were not there at the last look: an
 * editor that saves by deleting and writing anew takes a moment.
 */
export type Shelf = {
  records: ReadonlyMap<string, FileRecord>;
  packNames: ReadonlyMap<string, string>;
  missing: ReadonlySet<string>;
};

export const EMPTY_SHELF: Shelf = { records: new Map(), packNames: new Map(), missing: new Set() };

/** `again`: something was still being written, or has just vanished. */
export type Scan = { shelf: Shelf; changed: boolean; again: boolean };

/** Looks at every file of every folder; only what changed is read. Records stand in the order of the folders. */
export async function scanFolders(folders: readonly LibraryFolder[], known: Shelf): Promise<Scan> {
  const packs = (await Promise.all(folders.map(findPacks))).flat();
  const files = await Promise.all(packs.map(listFiles));
  const packNames = await namePacks(packs, files, known.packNames);
  const scan = await refreshFiles(files.flat(), packNames, known);
  const missing = [...known.records.keys()].filter((path) => !scan.records.has(path));
  const kept = missing.filter((path) => !known.missing.has(path));
  for (const path of kept) {
    const record = known.records.get(path);
    if (record) scan.records.set(path, record);
  }
  return {
    shelf: { records: scan.records, packNames, missing: new Set(kept) },
    changed: scan.changed || missing.length > kept.length,
    again: scan.again || kept.length > 0,
  };
}

async function refreshFiles(files: ListedFile[], packNames: ReadonlyMap<string, string>, known: Shelf) {
  const records = new Map<string, FileRecord>();
  let changed = false;
  let again = false;
  for (const listed of files) {
    if (records.has(listed.path)) continue;
    const pack = packNames.get(listed.pack.path) ?? packNameOf(listed.pack.path);
    const refreshed = await refreshRecord(listed, pack, known.records.get(listed.path));
    if (refreshed.record) records.set(listed.path, refreshed.record);
    changed ||= refreshed.changed;
    again ||= refreshed.again;
  }
  return { records, changed, again };
}

/** By pack folder: the settings' word, the pack's own, its folder's name. A second one of a name gets a number. */
async function namePacks(packs: PackFolder[], files: ListedFile[][], known: ReadonlyMap<string, string>) {
  const names = new Map<string, string>();
  for (const [position, pack] of packs.entries()) {
    if (names.has(pack.path)) continue;
    const written = pack.pack ?? (await readPackName(pack, files[position] ?? [], known));
    const wanted = written ?? packNameOf(pack.path);
    const taken = new Set(names.values());
    let name = wanted;
    for (let n = 2; taken.has(name); n++) name = `${wanted}-${n}`;
    names.set(pack.path, name);
  }
  return names;
}

/** The name in the pack's `config.yaml`; while that is being written, the name it had. */
async function readPackName(pack: PackFolder, files: ListedFile[], known: ReadonlyMap<string, string>) {
  const config = files.find(({ kind, path }) => kind === "config" && path.endsWith("/config.yaml"));
  if (!config) return null;
  const read = await readSource(config.path, pack.root, config.file, null);
  if (read === "unsettled") return known.get(pack.path) ?? null;
  if (read === null || read === "gone" || "problem" in read) return null;
  const name = parseCoreConfig({ file: config.file, source: read.source }).config?.name ?? "";
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,60}$/u.test(name) ? name : null;
}
