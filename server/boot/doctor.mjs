import { ensureBuilt } from "./ensure-built.mjs";
import { checkNode, ensureInstalled } from "./ensure-installed.mjs";

/** `npm run doctor`: checks every promise over the whole database, also while the program runs. */
checkNode();
await ensureInstalled();
await ensureBuilt();
await import("../../dist/doctor.mjs");
