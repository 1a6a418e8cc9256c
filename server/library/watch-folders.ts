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

/** Only where definitions can lie: a configured folder may be a whole project with its `node_modules`. */
function isWatched([first = "", second, ...rest]: string[]): boolean {
  if (first === "" || KINDS.has(first) || second === undefined) return !first.startsWith("node_modules");
  if (first === "expansion-packs") return rest.length === 0 || KINDS.has(rest[0] ?? "") || rest.length === 1;
  return isPackName(first) && (KINDS.has(second) || rest.length === 0);
}
