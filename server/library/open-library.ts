import { buildCatalogue, type Catalogue } from "./catalogue";
import { findAgent, findTemplate, findWorkflow } from "./find-definitions";
import { type LibraryFolder, packNameOf } from "./find-packs";
import type { Library, SaveFolder } from "./library";
import { EMPTY_SHELF, type Shelf, scanFolders } from "./scan-folders";
import { watchFolders } from "./watch-folders";

/** A pino logger fits. */
export type LibraryLog = { warn(details: object, message: string): void };
export type LibraryOptions = { folders: readonly LibraryFolder[]; log: LibraryLog };

/** After the last change, before looking; how long until the next look at what was half written. */
const QUIET_MS = 120;
/** Looks by itself, for file systems whose changes are not told. */
const LOOK_EVERY_MS = 10_000;

/**
 * Reads the folders, and follows them while it is open. Events only say when to look: every look compares all
 * files with what is known, so a lost event costs seconds and never a change.
 */
export async function openLibrary({ folders, log }: LibraryOptions): Promise<Library> {
  const reader = createReader(folders);
  await lookUntilDone(reader);
  const schedule = createSchedule(reader, log);
  const unwatch = await watchFolders(folders, schedule.soon, (error) => {
    log.warn({ err: error }, "A library folder cannot be watched; it is looked at every 10 seconds instead.");
  });
  if (reader.unfinished()) schedule.soon();
  const now = () => reader.catalogue();
  const saveFolder = findSaveFolder(folders);
  return {
    list: () => now().entries,
    get: (wanted) => findWorkflow(now(), wanted),
    agents: () => now().agents,
    agent: (id, pack) => findAgent(now(), id, pack),
    templates: () => now().templates,
    template: (wanted) => findTemplate(now(), wanted),
    teams: () => now().teams,
    problems: () => now().problems,
    saveFolder: () => saveFolder,
    onChange: reader.onChange,
    refresh: () => lookUntilDone(reader),
    async close() {
      schedule.stop();
      await unwatch();
    },
  };
}

function findSaveFolder(folders: readonly LibraryFolder[]): SaveFolder | null {
  const folder = folders.find(({ writable }) => writable);
  return folder ? { path: folder.path, pack: folder.pack ?? packNameOf(folder.path) } : null;
}

/** A file that never comes to rest is waited for 20 times. */
async function lookUntilDone(reader: Reader): Promise<void> {
  await reader.look();
  for (let tries = 0; reader.unfinished() && tries < 20; tries++) {
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    await reader.look();
  }
}

type Reader = {
  catalogue(): Catalogue;
  unfinished(): boolean;
  look(): Promise<void>;
  onChange(listener: () => void): () => void;
};

/** Holds what is known; one look at a time. */
function createReader(folders: readonly LibraryFolder[]): Reader {
  const listeners = new Set<() => void>();
  let shelf: Shelf = EMPTY_SHELF;
  let catalogue: Catalogue = buildCatalogue(EMPTY_SHELF);
  let again = false;
  let looking: Promise<void> = Promise.resolve();
  const lookNow = async () => {
    const scan = await scanFolders(folders, shelf);
    shelf = scan.shelf;
    again = scan.again;
    if (!scan.changed) return;
    catalogue = buildCatalogue(shelf);
    for (const listener of listeners) listener();
  };
  return {
    catalogue: () => catalogue,
    unfinished: () => again,
    look() {
      looking = looking.then(lookNow, lookNow);
      return looking;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function createSchedule(reader: Reader, log: LibraryLog): { soon(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const look = async () => {
    timer = undefined;
    await reader
      .look()
      .catch((error: unknown) => log.warn({ err: error }, "The library could not be read again."));
    if (reader.unfinished()) soon();
  };
  const soon = () => {
    if (isStopped || timer) return;
    timer = setTimeout(look, QUIET_MS);
    timer.unref();
  };
  const regularly = setInterval(look, LOOK_EVERY_MS);
  regularly.unref();
  return {
    soon,
    stop() {
      isStopped = true;
      clearTimeout(timer);
      clearInterval(regularly);
    },
  };
}
