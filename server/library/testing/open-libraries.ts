import { afterEach } from "vitest";
import type { LibraryFolder } from "../find-packs";
import type { Library, LibraryEntry } from "../library";
import { openLibrary } from "../open-library";
import { type LibraryFolderDraft, makeLibraryFolder } from "./library-folder";

const opened: Library[] = [];
const made: LibraryFolderDraft[] = [];

/** Closes the libraries and removes the folders of each test; call it once in a test file. */
export function cleanUpAfterEach(): void {
  afterEach(async () => {
    for (const library of opened.splice(0)) await library.close();
    for (const folder of made.splice(0)) await folder.remove();
  });
}

export async function folderOf(files: Record<string, string>): Promise<LibraryFolderDraft> {
  const folder = await makeLibraryFolder(files);
  made.push(folder);
  return folder;
}

export async function libraryOf(...folders: LibraryFolder[]): Promise<Library> {
  const library = await openLibrary({ folders, log: { warn: () => {} } });
  opened.push(library);
  return library;
}

/** A folder with these files, and a library of it alone. */
export async function libraryWith(
  files: Record<string, string>,
  pack = "botarmy",
): Promise<{ folder: LibraryFolderDraft; library: Library }> {
  const folder = await folderOf(files);
  return { folder, library: await libraryOf({ path: folder.path, writable: true, pack }) };
}

export function entryOf(library: Library, id: string): LibraryEntry | undefined {
  return library.list().find((entry) => entry.id === id);
}

export function codesOf(library: Library, id: string): string[] | undefined {
  return entryOf(library, id)?.problems.map(({ code }) => code);
}
