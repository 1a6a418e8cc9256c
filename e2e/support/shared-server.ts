import { join } from "node:path";
import { Api } from "./api";

/** The server of playwright.config.ts, which says all this in the environment of its workers. */
const { E2E_PORT, E2E_HOME, E2E_SETUP_TOKEN, E2E_API_KEY } = process.env;
if (!E2E_PORT || !E2E_HOME || !E2E_SETUP_TOKEN || !E2E_API_KEY) {
  throw new Error("playwright.config.ts did not say where the server is.");
}

export const address = `http://127.0.0.1:${E2E_PORT}`;
export const setupToken = E2E_SETUP_TOKEN;
/** The owner's session, left by the first run. */
export const ownerSession = join(E2E_HOME, "owner.json");
/** A script with owner's rights. */
export const api = new Api(address, E2E_API_KEY);
