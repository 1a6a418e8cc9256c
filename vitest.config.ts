import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/**
 * `npm run test:full` sets TEST_TIER and begins anywhere; `npm test` always begins with the same seed, so that it
 * says of a change what it said before. A failed random test says the TEST_SEED that repeats it.
 */
const isFull = process.env.TEST_TIER === "full";
const seed = Number(process.env.TEST_SEED) || (isFull ? Math.floor(Math.random() * 2 ** 31) : 20_261_122);
const provide = { tier: { isFull, seed } };

/** Ceilings of waits, for a machine that is slow and shared; what is there does not wait for them. */
const PATIENT = { poll: { timeout: 30_000, interval: 20 } };

/** `npm run test:full -- A`: chaos, models and fuzz, the other server tests, pages; D adds what no vitest runs. */
const SHARDS: Record<string, { folders: string[]; without: string[] }> = {
  A: { folders: ["server/engine"], without: [] },
  B: { folders: ["workflows"], without: [] },
  C: { folders: ["db", "server", "bench"], without: ["server/engine/**"] },
  D: { folders: ["app"], without: [] },
};
const { folders, without } = SHARDS[process.env.TEST_SHARD ?? ""] ?? { folders: [""], without: [] };
const filesLike = (ending: string) => folders.map((folder) => `${folder}${folder && "/"}**/*${ending}`);

const NEVER = ["**/node_modules/**", "**/.next/**", "**/dist/**", "**/.botarmy/**", "e2e/**", ...without];

/** Three kinds of tests, told apart by file name; `npm run test:unit` and `test:db` pick one. */
export default defineConfig({
  test: {
    // Most of what takes long waits for a timer or a dead process: on two cores, two files at once.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: "unit",
          provide,
          environment: "node",
          include: filesLike(".test.ts"),
          exclude: [...NEVER, "**/*.db.test.ts"],
          pool: "threads",
          isolate: false,
          expect: PATIENT,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "db",
          provide,
          environment: "node",
          include: filesLike(".db.test.ts"),
          exclude: NEVER,
          pool: "forks",
          globalSetup: ["db/testing/global-setup.ts"],
          expect: PATIENT,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "dom",
          provide,
          environment: "happy-dom",
          include: filesLike(".dom.test.tsx"),
          exclude: NEVER,
          expect: PATIENT,
          setupFiles: ["app/testing/be-patient.ts"],
          testTimeout: 60_000,
        },
      },
    ],
  },
});
