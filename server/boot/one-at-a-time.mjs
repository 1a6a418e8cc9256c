import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const LOOK_EVERY_MS = 100;
/** Longer than any work takes: whoever has the pid of such an old lock is somebody else. */
const OLD_MS = 600_000;
/** The locks of this process; another that names its pid is of one before it, as in a container. */
const held = new Set();

/**
 * Does the work while no other process of this machine does it under the same lock: a file with the holder's pid,
 * whole from the moment it is there. What a dead process left locked is taken over.
 * @param {string} lock
 * @param {() => Promise<void>} work
 */
export async function oneAtATime(lock, work) {
  mkdirSync(dirname(lock), { recursive: true });
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    while (!isTaken(mine, lock)) await delay(LOOK_EVERY_MS);
  } finally {
    rmSync(mine, { force: true });
  }
  try {
    await work();
  } finally {
    held.delete(lock);
    rmSync(lock, { force: true });
  }
}

function isTaken(mine, lock) {
  try {
    linkSync(mine, lock);
    held.add(lock);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (isLeft(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isLeft(lock) {
  try {
    const pid = Number(readFileSync(lock, "utf8"));
    if (pid === process.pid) return !held.has(lock);
    return !isAlive(pid) || Date.now() - statSync(lock).mtimeMs > OLD_MS;
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
