import { ensureBuilt } from "./ensure-built.mjs";
import { checkNode, ensureInstalled } from "./ensure-installed.mjs";

/**
 * `npm start`, from a fresh clone on: installs and builds when needed, then runs the server in this very
 * process. `npm run web` and `npm run worker` name the part to run.
 */
checkNode();
await ensureInstalled();
await ensureBuilt();
const [roles] = process.argv.slice(2);
if (roles) process.env.BOTARMY_ROLES = roles;
process.env.NODE_ENV = "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";
process.setSourceMapsEnabled(true);
await import("../../dist/main.mjs");
