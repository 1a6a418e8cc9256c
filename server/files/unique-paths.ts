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

/** Numbers the name until it is free; when its folder is taken by a file, the folder's name. */
function firstFree(path: string, isFree: (path: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    for (const candidate of number === 1 ? [path] : [numbered(path, number), numberedFolder(path, number)]) {
      if (isFree(candidate)) return candidate;
    }
  }
}

function numbered(path: string, number: number): string {
  const [, stem = path, ending = ""] = /^(.*?[^/])(\.[A-Za-z0-9]{1,8})?$/.exec(path) ?? [];
  return `${stem} (${number})${ending}`;
}

function numberedFolder(path: string, number: number): string {
  const [first = path, ...rest] = path.split("/");
  return [`${first} (${number})`, ...rest].join("/");
}
