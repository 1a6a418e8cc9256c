import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { link, lstat, mkdir, open, readFile, realpath, rename, rm } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";

/** What stands in a file now; null when there is none. `sha256` is that of its bytes, in hex. */
export type StoredText = { source: string; sha256: string } | null;

/**
 * Where a definition may be written inside `root`: the folder exists and really lies there, and what stands at the
 * place, if anything, is a regular file (reliability.md D9). Null when it is not so.
 */
export async function findPlaceIn(root: string, file: string): Promise<string | null> {
  const realRoot = await realpath(root);
  const folder = join(realRoot, dirname(file));
  await mkdir(folder, { recursive: true });
  const real = await realpath(folder);
  if (real !== folder && !real.startsWith(realRoot + sep)) return null;
  const path = join(real, basename(file));
  const found = await lstat(path).catch(() => null);
  return found === null || found.isFile() ? path : null;
}

export async function readStored(path: string): Promise<StoredText> {
  const bytes = await readFile(path, { flag: constants.O_RDONLY | constants.O_NOFOLLOW }).catch(ifMissing);
  return bytes && { source: bytes.toString("utf8"), sha256: sha256Of(bytes) };
}

/**
 * Puts a whole text at `path`: whoever reads sees the old file or the new one, never a part. With `isNew` it fails
 * with EEXIST when there is a file already. The names that editors of the same folder use are left alone.
 */
export async function writeWhole(path: string, source: string, { isNew }: { isNew: boolean }): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.saving`);
  const handle = await open(draft, "w", 0o644);
  try {
    await handle.writeFile(source);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await (isNew ? link(draft, path) : rename(draft, path));
  } finally {
    await rm(draft, { force: true });
  }
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function ifMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
