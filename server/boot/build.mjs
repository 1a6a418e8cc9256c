import { ensureBuilt } from "./ensure-built.mjs";
import { checkNode, ensureInstalled } from "./ensure-installed.mjs";

/** `npm run build`: what `npm start` would build, without starting it. */
checkNode();
await ensureInstalled();
await ensureBuilt();
