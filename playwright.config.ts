import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./server/boot/chromium.mjs";

/** Chaos is quarter A of `npm run test:full`, every other journey is D. */
const CHAOS = ["kill-drill.spec.ts", "many-processes.spec.ts"];
const shard = process.env.TEST_SHARD;

const isRoot = process.getuid?.() === 0;
const QUIET = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"];

/** The runner and its workers all read this file: the first one decides and the others inherit. */
process.env.E2E_PORT ??= "4173";
process.env.E2E_SETUP_TOKEN ??= randomBytes(16).toString("hex");
process.env.E2E_API_KEY ??= randomBytes(24).toString("hex");
if (!process.env.E2E_HOME) {
  const home = mkdtempSync(join(tmpdir(), "botarmy-e2e-"));
  process.env.E2E_HOME = home;
  process.once("exit", () => rmSync(home, { recursive: true, force: true }));
}

const address = `http://127.0.0.1:${process.env.E2E_PORT}`;

/**
 * Browser tests run against the product as `npm start` runs it, with a data folder of their own. The first run
 * makes the owner, whose session all journeys begin with.
 */
export default defineConfig({
  testDir: "e2e",
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // Ceilings for a machine that is slow and shared; what passes does not wait for them.
  timeout: 480_000,
  expect: { timeout: 60_000 },
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: address,
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: await findChromium(),
      args: isRoot ? ["--no-sandbox", ...QUIET] : QUIET,
    },
  },
  projects: [
    { name: "first run", testMatch: "first-run.spec.ts" },
    {
      name: "journeys",
      testMatch: shard === "A" ? CHAOS : undefined,
      testIgnore: ["first-run.spec.ts", ...(shard === "D" ? CHAOS : [])],
      dependencies: ["first run"],
      use: { storageState: join(process.env.E2E_HOME, "owner.json") },
    },
  ],
  webServer: {
    command: "node server/boot/start.mjs",
    url: `${address}/readyz`,
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    env: {
      PORT: process.env.E2E_PORT,
      BOTARMY_HOME: join(process.env.E2E_HOME, "home"),
      BOTARMY_SETUP_TOKEN: process.env.E2E_SETUP_TOKEN,
      BOTARMY_API_KEY: process.env.E2E_API_KEY,
    },
  },
});
