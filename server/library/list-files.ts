import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { KIND_FOLDERS, type KindFolder, type PackFolder } from "./find-packs";

/** A definition file of a pack. `file` is its path from the configured folder, with `/`. */
export type ListedFile = {
  path: string;
  file: string;
  kind: KindFolder | "loose" | "config";
  pack: PackFolder;
};

const EXTENSIONS: Record<KindFolder, RegExp> = {
  workflows: /\.(ya?ml|md|markdown)$/i,
  agents: /\.(md|markdown|ya?ml)$/i,
  "agent-teams": /\.ya?ml$/i,
  templates: /\.ya?ml$/i,
};
const CONFIGS = ["core-config.yaml", "config.yaml"];
const DEEPEST = 4;
const MOST_FILES = 2_000;

/** All definition files of a pack, by path. Links are listed too; reading decides whether they are followed. */
export async function listFiles(pack: PackFolder): Promise<ListedFile[]> {
  const top = await entriesOf(pack.path);
  const kinds = KIND_FOLDERS.filter((kind) =>
    top.some((entry) => entry.name === kind && entry.isDirectory()),
  );
  const listed: ListedFile[] = [];
  for (const kind of kinds) {
    const paths = await listDeep(join(pack.path, kind), EXTENSIONS[kind], 1);
    listed.push(...paths.map((path) => listedFile(pack, path, kind)));
  }
  const files = top.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
  const configs = files.filter((name) => CONFIGS.includes(name));
  const loose =
    kinds.length > 0 ? [] : files.filter((name) => /\.ya?ml$/i.test(name) && !configs.includes(name));
  return [
    ...configs.map((name) => listedFile(pack, join(pack.path, name), "config")),
    ...loose.map((name) => listedFile(pack, join(pack.path, name), "loose")),
    ...listed,
  ].slice(0, MOST_FILES);
}

function listedFile(pack: PackFolder, path: string, kind: ListedFile["kind"]): ListedFile {
  return { path, file: relative(pack.root, path).split(sep).join("/"), kind, pack };
}

async function listDeep(folder: string, wanted: RegExp, depth: number): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth < DEEPEST) paths.push(...(await listDeep(path, wanted, depth + 1)));
    else if (!entry.isDirectory() && wanted.test(entry.name) && !entry.name.startsWith(".")) paths.push(path);
  }
  return paths;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}
