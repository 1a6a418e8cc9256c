import { join } from "node:path";
import { checkNode, ensureInstalled } from "../server/boot/ensure-installed.mjs";
import { fail, root, runNode } from "../server/boot/run.mjs";

/**
 * `npm run bench`: bundles the benchmarks as the server is bundled, and runs them. Profile with
 * `NODE_OPTIONS=--cpu-prof npm run bench -- W1`.
 */
checkNode();
await ensureInstalled();
const { build } = await import("esbuild");
const outdir = join(root, "dist/bench");
const bundled = build({
  absWorkingDir: root,
  entryPoints: [
    "./bench/run-bench.ts",
    "./bench/recovery/engine-child.ts",
    "./bench/recovery/floor-child.ts",
  ],
  outdir,
  entryNames: "[name]",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  sourcemap: true,
  logLevel: "error",
});
await bundled.catch(() => fail("The benchmarks could not be bundled; the reason stands above."));
process.exitCode = await runNode(join(outdir, "run-bench.mjs"), process.argv.slice(2));
