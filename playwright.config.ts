import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./server/boot/chromium.mjs";

const isRoot = process.getuid?.() === 0;
const QUIET = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"];

/** The runner and its workers all read this file: the first one decides and the others inherit. */
process.env.E2E_PORT ??= "4173";
process.env.E2E_SETUP_TOKEN ??= "e2e-setup-token";
if (!process.env.E2E_HOME) {
  const home = mkdtempSync(join(tmpdir(), "botarmy-e2e-"));
  process.env.E2E_HOME = home;
  process.once("exit", () => rmSync(home, { recursive: true, force: true }));
}

const address = `http://127.0.0.1:${process.env.E2E_PORT}`;

/** Browser tests run against the product as `npm start` runs it, with a data folder of their own. */
export default defineConfig({
  testDir: "e2e",
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
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
  webServer: {
    command: "node server/boot/start.mjs",
    url: `${address}/readyz`,
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    env: {
      PORT: process.env.E2E_PORT,
      BOTARMY_HOME: process.env.E2E_HOME,
      BOTARMY_SETUP_TOKEN: process.env.E2E_SETUP_TOKEN,
    },
  },
});
