import type { Pool } from "pg";
import { openDatabase } from "#db/client";

/** Writers work side by side, each on its own runs: two unsharded batches would deadlock. */
export const WRITERS = 2;

/**
 * How the journal's statement is planned, whatever the tables look like: every row is found by its key, and the
 * plan is made once. Without this it is planned while the tables are small, and scans them when they have grown.
 */
const PLANNING = {
  plan_cache_mode: "force_generic_plan",
  enable_seqscan: "off",
  enable_hashjoin: "off",
  enable_mergejoin: "off",
  jit: "off",
};

/** The connections that the journal writes through, one for each writer. */
export function openJournalPool(url: string, onTrouble: (message: string, error: unknown) => void): Pool {
  const warn = (message: string) => onTrouble(message, undefined);
  const log = { info: () => undefined, warn, error: warn };
  return openDatabase(url, { max: WRITERS, applicationName: "botarmy journal", settings: PLANNING, log })
    .pool;
}
