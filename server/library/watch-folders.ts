import { realpath } from "node:fs/promises";
import { relative, sep } from "node:path";
import { watch } from "chokidar";
import { isPackName, KIND_FOLDERS, type LibraryFolder } from "./find-packs";

const KINDS: ReadonlySet<string> = new Set(KIND_FOLDERS);

/**
 * Calls `onEvent` whenever something below the folders may have changed, and once when watching has begun;
 * answers a function that ends it.
 */
export async function watchFolders(
  folders: readonly LibraryFolder[],
  onEvent: () => void,
  onError: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const paths = await Promise.all(folders.map(({ path }) => realpath(path).catch(() => path)));
  const watchers = paths.map((path) =>
    watch(path, {
      ignoreInitial: true,
      followSymlinks: false,
      depth: 8,
      ignored: (candidate) => !isWatched(relative(path, candidate).split(sep)),
    })
      .on("all", onEvent)
      .on("ready", onEvent)
      .on("error", onError),
  );
  return async () => {
    await Promise.all(watchers.map((watcher) => watcher.close()));
  };
}

/**
 * Where definitions can lie, as the parts of a path inside a configured folder. It may be a whole project, whose
 * other folders are never entered.
 */
export function isWatched([first = "", second, third, ...deeper]: string[]): boolean {
  if (second === undefined) return first !== "node_modules";
  if (KINDS.has(first)) return true;
  if (isPackName(first)) return KINDS.has(second) || third === undefined;
  return first === "expansion-packs" && (third === undefined || KINDS.has(third) || deeper.length === 0);
}
