import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "#db/project-root";
import { findLayerFaults } from "./find-layer-faults";
import { readSource } from "./read-source";

const FOLDERS = ["app", "bench", "db", "e2e", "server", "workflows"];

/** Part of `npm run check`: the layers of architecture.md 1 over the whole checkout. */
const paths = FOLDERS.flatMap((folder) => listCode(folder));
const faults = findLayerFaults(
  paths.map((path) => readSource(path, readFileSync(join(projectRoot, path), "utf8"))),
);
for (const fault of faults) console.error(fault);
console.log(`Layers: ${paths.length} files, ${faults.length} faults.`);
process.exitCode = faults.length > 0 ? 1 : 0;

function listCode(folder: string): string[] {
  const entries = readdirSync(projectRoot, { withFileTypes: true }).some((entry) => entry.name === folder)
    ? readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
    : [];
  const files = entries.map((entry) => `${folder}/${entry.replaceAll("\\", "/")}`);
  return files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts")).sort();
}
