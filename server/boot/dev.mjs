import { checkNode, ensureInstalled } from "./ensure-installed.mjs";

/** `npm run dev`: the server from its sources, with pages that follow every edit; restart it for the server's. */
checkNode();
await ensureInstalled();
process.env.NODE_ENV = "development";
process.env.NEXT_TELEMETRY_DISABLED = "1";
const { register } = await import("tsx/esm/api");
register();
await import("../main.ts");
