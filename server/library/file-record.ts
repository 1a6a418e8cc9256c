import type { Problem } from "#workflows/definition/problem";
import type { ListedFile } from "./list-files";
import { isUsable, type Parsed, parseFile } from "./parse-file";
import { readSource } from "./read-source";

/** One version of a file's text and what it holds. */
export type FileVersion = { parsed: Parsed; source: string; sha256: string; modifiedAt: number };

/**
 * A definition file as the library knows it. `good` is the last version without errors, `latest` the one on
 * disk; `problems` are the latest one's.
 */
export type FileRecord = {
  listed: ListedFile;
  pack: string;
  stamp: string;
  latest: FileVersion | null;
  good: FileVersion | null;
  problems: Problem[];
};

/** `again`: the file is being written; look once more soon. No record: it is not there. */
export type Refreshed = { record: FileRecord | null; changed: boolean; again: boolean };

/** Brings a file's record up to date. */
export async function refreshRecord(
  listed: ListedFile,
  pack: string,
  known: FileRecord | undefined,
): Promise<Refreshed> {
  const same = known?.pack === pack && known.listed.kind === listed.kind ? known : undefined;
  const read = await readSource(listed.path, listed.pack.root, listed.file, same?.stamp ?? null);
  if (read === null) return { record: same ?? null, changed: false, again: false };
  if (read === "gone") return { record: null, changed: false, again: false };
  if (read === "unsettled") return { record: known ?? null, changed: false, again: true };
  const good = same?.good ?? null;
  if ("problem" in read) {
    const record = {
      listed,
      pack,
      stamp: read.stamp,
      latest: same?.latest ?? null,
      good,
      problems: [read.problem],
    };
    return { record, changed: true, again: false };
  }
  const { source, sha256, modifiedAt, stamp } = read;
  const { parsed, problems } = parseFile(listed.kind, { file: listed.file, pack, source, sha256 });
  const latest: FileVersion = { parsed, source, sha256, modifiedAt };
  const record = { listed, pack, stamp, latest, good: isUsable(parsed) ? latest : good, problems };
  return {
    record,
    changed: sha256 !== same?.latest?.sha256 || same?.problems.length !== problems.length,
    again: false,
  };
}
