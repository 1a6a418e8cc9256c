import { accessSync, constants, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "#server/config";
import type { LibraryFolder } from "./find-packs";
import { OWN_PACK } from "./library";

/**
 * Where definitions come from: what is shipped, what people save here (`<home>/library`, the first writable
 * folder), and the folders of `BOTARMY_LIBRARY`.
 */
export function libraryFolders(
  config: Pick<Config, "home" | "libraryFolders">,
  projectRoot: string,
): LibraryFolder[] {
  const saved = join(config.home, "library");
  return [
    { path: join(projectRoot, "workflows", "library"), writable: false, pack: OWN_PACK },
    { path: saved, writable: makeWritable(saved), pack: "local" },
    ...config.libraryFolders.map((path) => ({ path, writable: false })),
  ];
}

/** False where the disk is read-only or the folder is somebody else's: workflows can be read, not saved. */
function makeWritable(folder: string): boolean {
  const workflows = join(folder, "workflows");
  try {
    mkdirSync(workflows, { recursive: true });
    accessSync(workflows, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
