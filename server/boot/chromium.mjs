import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { run, runNode } from "./run.mjs";

const SYSTEM_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const DOWNLOAD_LIMIT_MS = 240_000;

/**
 * The Chromium for browser tests and screenshots: CHROMIUM_PATH, one on the system, or Playwright's own.
 * @returns {Promise<string | undefined>} its path, undefined when there is none
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const { chromium } = await import("@playwright/test");
  return [...SYSTEM_PATHS, chromium.executablePath()].find(canRun);
}

/**
 * Finds a Chromium or brings one: Playwright's own, else the distribution's when we may install packages.
 * @returns {Promise<boolean>} false when that failed; what to do was then printed
 */
export async function ensureChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !canRun(named)) {
    console.error("CHROMIUM_PATH: expected the path of a Chromium that runs here.");
    return false;
  }
  if (await findChromium()) return true;
  console.log("Getting a Chromium for the browser tests (once) ...");
  const playwright = "node_modules/@playwright/test/cli.js";
  const ignore = { collect: () => {}, timeoutMs: DOWNLOAD_LIMIT_MS };
  await runNode(playwright, ["install", "chromium"], ignore);
  if (await findChromium()) return true;
  if (process.getuid?.() === 0) await installWithApt(ignore);
  if (await findChromium()) return true;
  console.error("No Chromium for the browser tests. Install one with either of these, or set CHROMIUM_PATH:");
  console.error("  npx playwright install --with-deps chromium\n  sudo apt-get install chromium");
  return false;
}

async function installWithApt(options) {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { ...options, env });
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { ...options, env });
}

/** A downloaded Chromium may lack libraries of the system; on Windows it opens instead of answering. */
function canRun(path) {
  if (!existsSync(path)) return false;
  return process.platform === "win32" || spawnSync(path, ["--version"], { stdio: "ignore" }).status === 0;
}
