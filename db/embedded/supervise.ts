import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "#db/log";
import type { Postmaster } from "./postmaster";

/** A server that is started again whenever it dies, until `stop`. */
export type Supervised = { readonly current: Postmaster; stop(): Promise<void> };

const LONGEST_PAUSE_MS = 5_000;

/** @param restart starts the server again on the port it had */
export function supervise(first: Postmaster, restart: () => Promise<Postmaster>, log: Log): Supervised {
  let current = first;
  let isStopping = false;

  async function keepRunning(): Promise<void> {
    for (;;) {
      await current.exited;
      if (isStopping) return;
      log.error("The database server ended by itself: starting it again.");
      await startAgain();
    }
  }

  async function startAgain(): Promise<void> {
    for (let pause = 100; !isStopping; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        current = await restart();
        log.info("The database server runs again.");
        return;
      } catch (error) {
        log.error(error instanceof Error ? error.message : String(error));
        await sleep(pause);
      }
    }
  }

  const kept = keepRunning();
  return {
    get current() {
      return current;
    },
    async stop() {
      isStopping = true;
      await current.stop();
      await kept;
    },
  };
}
