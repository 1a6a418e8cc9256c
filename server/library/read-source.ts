import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open, realpath } from "node:fs/promises";
import { sep } from "node:path";
import type { Problem } from "#workflows/definition/problem";
import { SOURCE_LIMITS } from "#workflows/dialects/scan-source";

/** A file's text with the SHA-256 of its bytes (hex). `stamp` changes whenever the file does. */
export type SourceText = { source: string; sha256: string; modifiedAt: number; stamp: string };
export type ReadSource = SourceText | { stamp: string; problem: Problem } | "gone" | "unsettled";

/** A file younger than this may still be in the middle of being written. */
const SETTLED_AFTER_MS = 100;

/**
 * Reads a definition file and nothing else: a regular file that really lies inside `root`, not larger than a
 * definition may be, and not changed while it was read (reliability.md D8, D9). `known` is the stamp of the
 * version at hand; null means that it is still that one.
 */
export async function readSource(
  path: string,
  root: string,
  file: string,
  known: string | null,
): Promise<ReadSource | null> {
  const real = await realpath(path).catch(faultOf);
  if (real instanceof Error) return unreadable(real, file, known);
  if (real !== root && !real.startsWith(root + sep)) {
    const message = "This link leads out of the library's folder and is not followed.";
    return refused("link", file, "outside", message, "Copy the file into the folder.", known);
  }
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const handle = await open(real, flags).catch(faultOf);
  if (handle instanceof Error) return unreadable(handle, file, known);
  try {
    return await readHandle(handle, file, known);
  } finally {
    await handle.close();
  }
}

function faultOf(error: unknown): NodeJS.ErrnoException {
  return error instanceof Error ? error : new Error(String(error));
}

function unreadable(fault: NodeJS.ErrnoException, file: string, known: string | null): ReadSource | null {
  if (fault.code === "ENOENT") return "gone";
  const why =
    fault.code === "EACCES" ? "The file may not be read by this program" : "The file cannot be read";
  const hint = "Check its permissions, and where it leads if it is a link.";
  return refused(`unreadable ${fault.code}`, file, "unreadable", `${why} (${fault.code}).`, hint, known);
}

async function readHandle(
  handle: FileHandle,
  file: string,
  known: string | null,
): Promise<ReadSource | null> {
  const before = await handle.stat();
  const stamp = `${before.ino}:${before.size}:${before.mtimeMs}:${before.ctimeMs}`;
  if (stamp === known) return null;
  if (!before.isFile())
    return refused(stamp, file, "not-a-file", "This is not a regular file.", "Replace it by a file.", known);
  if (before.size > SOURCE_LIMITS.bytes) {
    const message = `The file has ${before.size} bytes; at most ${SOURCE_LIMITS.bytes} are read.`;
    return refused(stamp, file, "too-large", message, "Split the file.", known);
  }
  const age = Date.now() - before.mtimeMs;
  if (age >= 0 && age < SETTLED_AFTER_MS) return "unsettled";
  const bytes = await handle.readFile();
  const after = await handle.stat();
  if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) return "unsettled";
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const source = decode(bytes);
  if (source !== null) return { source, sha256, modifiedAt: Math.round(before.mtimeMs), stamp };
  const place = firstBadPlace(bytes);
  return {
    stamp,
    problem: {
      file,
      ...place,
      code: "not-utf8",
      message: "From here on the file is not UTF-8 text.",
      hint: "Save it as UTF-8.",
      severity: "error",
    },
  };
}

function refused(
  stamp: string,
  file: string,
  code: string,
  message: string,
  hint: string,
  known: string | null,
): ReadSource | null {
  if (stamp === known) return null;
  return { stamp, problem: { file, line: 1, column: 1, code, message, hint, severity: "error" } };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function firstBadPlace(bytes: Uint8Array): { line: number; column: number } {
  const text = new TextDecoder("utf-8").decode(bytes);
  const before = text.slice(0, Math.max(0, text.indexOf("\uFFFD")));
  return { line: before.split("\n").length, column: before.length - before.lastIndexOf("\n") };
}
