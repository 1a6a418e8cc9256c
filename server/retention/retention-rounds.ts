import type { Pool } from "pg";
import type { KnownSettings } from "#server/auth/known-settings";
import { purgeHistory } from "./purge-history";

const EVERY_MS = 3_600_000;
/** A program that has just started has other things to do. */
const FIRST_MS = 60_000;

export type RetentionOptions = {
  pool: Pool;
  readSettings(): Promise<KnownSettings>;
  onTrouble(message: string, error: unknown): void;
  firstMs?: number;
  everyMs?: number;
};

/** Deletes once an hour what is older than owners want it kept. Several processes may: each takes what no other has. */
export class RetentionRounds {
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(private readonly options: RetentionOptions) {}

  start(): void {
    this.#after(this.options.firstMs ?? FIRST_MS);
  }

  /** Waits for the batch that is under way. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#round;
  }

  #after(pauseMs: number): void {
    this.#timer = setTimeout(() => {
      this.#round = this.#purge().finally(() => {
        if (!this.#isStopped) this.#after(this.options.everyMs ?? EVERY_MS);
      });
    }, pauseMs).unref();
  }

  async #purge(): Promise<void> {
    const { pool, readSettings, onTrouble } = this.options;
    try {
      await purgeHistory(pool, await readSettings(), () => this.#isStopped);
    } catch (error) {
      onTrouble("What is past its time could not all be deleted; the next round goes on.", error);
    }
  }
}
