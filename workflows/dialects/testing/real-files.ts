import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export type RealFile = { pack: string; file: string; source: string };

const require = createRequire(import.meta.url);

/** The files below `folder` (`workflows`, `agents` ...) of every pack in an installed npm package. */
export function realFiles(npmPackage: "bmad-method" | "bmad-v4-36", folder: string): RealFile[] {
  const root = dirname(require.resolve(`${npmPackage}/package.json`));
  const expansions = readdirSync(join(root, "expansion-packs"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join("expansion-packs", entry.name));
  return ["bmad-core", ...expansions].flatMap((pack) => filesIn(root, pack, folder));
}

function filesIn(root: string, pack: string, folder: string): RealFile[] {
  const path = join(root, pack, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => /\.(ya?ml|md)$/.test(name))
    .sort()
    .map((name) => ({
      pack: pack.split(/[\\/]/).at(-1) ?? pack,
      file: `${folder}/${name}`,
      source: readFileSync(join(path, name), "utf8"),
    }));
}
