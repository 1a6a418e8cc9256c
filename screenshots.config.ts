import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config";

/** `npm run screenshots`: the pictures of the README, from a server and runs of their own. */
export default defineConfig({
  ...journeys,
  testDir: "e2e/screenshots",
  testMatch: "*.shots.ts",
  workers: 1,
  webServer: undefined,
  projects: [{ name: "screenshots" }],
  use: { ...journeys.use, viewport: { width: 1440, height: 900 } },
});
