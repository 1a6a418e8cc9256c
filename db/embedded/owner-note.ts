import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { z } from "zod";
import type { Cluster } from "./cluster";
import { isAlive } from "./process-table";

/**
 * Which program runs the server on this data, and where a person can reach it. The note is a claim: it is
 * made before the server starts and nobody overwrites the note of a living program.
 */
const OwnerNote = z.object({ pid: z.number(), startedAt: z.number(), address: z.string().optional() });
export type OwnerNote = z.infer<typeof OwnerNote>;

/** True when this program may start the server now. */
export function claim(cluster: Cluster): boolean {
  if (readLivingOwner(cluster)) return false;
  removeOwnerNote(cluster);
  return write(cluster, {}, "wx");
}

export function announceAddress(cluster: Cluster, address: string): void {
  write(cluster, { address }, "w");
}

function write(cluster: Cluster, extra: Pick<OwnerNote, "address">, flag: "w" | "wx"): boolean {
  const note: OwnerNote = { pid: process.pid, startedAt: performance.timeOrigin, ...extra };
  try {
    writeFileSync(cluster.ownerNote, JSON.stringify(note), { flag });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

export function removeOwnerNote(cluster: Cluster): void {
  rmSync(cluster.ownerNote, { force: true });
}

/** Undefined when the owner is gone, however it ended. A restarted container gives its old process id to us. */
export function readLivingOwner(cluster: Cluster): OwnerNote | undefined {
  if (!existsSync(cluster.ownerNote)) return undefined;
  const { success, data: note } = OwnerNote.safeParse(parseJson(readFileSync(cluster.ownerNote, "utf8")));
  if (!success || !isAlive(note.pid)) return undefined;
  return note.pid === process.pid && note.startedAt !== performance.timeOrigin ? undefined : note;
}

/** A note cut short by a crash says nothing. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The sentence that a second start of the product ends with. */
export function describeOwner(cluster: Cluster, owner: OwnerNote): string {
  const where = owner.address ? `at ${owner.address}` : `as process ${owner.pid}`;
  return `BotArmy already runs on the data in ${cluster.folder}, ${where}. Use that one, stop it first, or set BOTARMY_HOME to another folder.`;
}
