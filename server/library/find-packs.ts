import { readdir, realpath } from "node:fs/promises";
import { basename, join } from "node:path";

/** A place to look for definitions. `pack` fixes the name of the pack that lies directly in it. */
export type LibraryFolder = { path: string; writable: boolean; pack?: string };

/** A folder with `workflows/`, `agents/`, `agent-teams/`, `templates/`, or with loose definition files. */
export type PackFolder = { root: string; path: string; pack: string | null; writable: boolean };

export const KIND_FOLDERS = ["workflows", "agents", "agent-teams", "templates"] as const;
export type KindFolder = (typeof KIND_FOLDERS)[number];

const MOST_PACKS = 100;

/** Folders that hold packs: `.bmad-core`, `bmad-core`, an installed `.bmad-…` pack. */
export function isPackName(name: string): boolean {
  return name === "bmad-core" || name.startsWith(".bmad");
}

/**
 * The packs of a folder: itself, a `.bmad-core` style folder in it, and its `expansion-packs`.
 * A folder that does not exist (yet) has none.
 */
export async function findPacks(folder: LibraryFolder): Promise<PackFolder[]> {
  const root = await realpath(folder.path).catch(() => null);
  if (root === null) return [];
  const { writable } = folder;
  const names = await folderNames(root);
  const own = { root, path: root, pack: folder.pack ?? null, writable };
  const inner = names.filter(isPackName).map((name) => join(root, name));
  const expansions = names.includes("expansion-packs")
    ? await innerFolders(join(root, "expansion-packs"))
    : [];
  const found: PackFolder[] = [];
  for (const path of [...inner, ...expansions].slice(0, MOST_PACKS)) {
    if (hasKinds(await folderNames(path))) found.push({ root, path, pack: null, writable });
  }
  return hasKinds(names) || found.length === 0 ? [own, ...found] : found;
}

/** A pack's name when neither settings nor a configuration give it one. */
export function packNameOf(path: string): string {
  return basename(path).replace(/^\.+/, "") || "library";
}

function hasKinds(names: string[]): boolean {
  return KIND_FOLDERS.some((kind) => names.includes(kind));
}

async function innerFolders(path: string): Promise<string[]> {
  return (await folderNames(path)).map((name) => join(path, name));
}

async function folderNames(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
