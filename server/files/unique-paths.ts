import { safePath } from "./file-name";

/**
 * A path for each name, in order, so that all can be unpacked side by side: no two are the same on systems that
 * fold case, and none is also the folder of another.
 */
export function uniquePaths(names: readonly string[]): string[] {
  const files = new Set<string>();
  const folders = new Set<string>();
  const isFree = (path: string) => {
    const folded = path.toLowerCase();
    return (
      !files.has(folded) && !folders.has(folded) && !foldersOf(folded).some((folder) => files.has(folder))
    );
  };
  return names.map((name) => {
    const path = firstFree(safePath(name), isFree);
    files.add(path.toLowerCase());
    for (const folder of foldersOf(path.toLowerCase())) folders.add(folder);
    return path;
  });
}

/** `a/b/c.md`: `a` and `a/b`. */
function foldersOf(path: string): string[] {
  const parts = path.split("/");
  return parts.slice(1).map((_, depth) => parts.slice(0, depth + 1).join("/"));
}

/** Numbers the name until it is free; its folder too, for when that is taken by a file. */
function firstFree(path: string, isFree: (path: string) => boolean): string {
  if (isFree(path)) return path;
  for (let number = 2; ; number += 1) {
    const free = [numbered(path, number), ...numberedFolder(path, number)].find(isFree);
    if (free !== undefined) return free;
  }
}

function numbered(path: string, number: number): string {
  const [, stem = path, ending = ""] = /^(.*?[^/])(\.[A-Za-z0-9]{1,8})?$/.exec(path) ?? [];
  return `${stem} (${number})${ending}`;
}

function numberedFolder(path: string, number: number): string[] {
  const [folder, ...rest] = path.split("/");
  return rest.length === 0 ? [] : [[`${folder} (${number})`, ...rest].join("/")];
}
