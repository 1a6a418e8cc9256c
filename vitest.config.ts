import { defineConfig } from "vitest/config";

const NEVER = ["**/node_modules/**", "**/.next/**", "**/dist/**", "**/.botarmy/**", "e2e/**"];

/** Three kinds of tests, told apart by file name; `npm run test:unit` and `test:db` pick one. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          include: ["**/*.test.ts"],
          exclude: [...NEVER, "**/*.db.test.ts"],
          pool: "threads",
          isolate: false,
        },
      },
      {
        test: {
          name: "db",
          environment: "node",
          include: ["**/*.db.test.ts"],
          exclude: NEVER,
          pool: "forks",
          globalSetup: ["db/testing/global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "dom",
          environment: "happy-dom",
          include: ["**/*.dom.test.tsx"],
          exclude: NEVER,
          testTimeout: 15_000,
        },
      },
    ],
  },
});
