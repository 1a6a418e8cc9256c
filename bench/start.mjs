import { join } from "node:path";
import { checkNode, ensureInstalled } from "../server/boot/ensure-installed.mjs";
import { fail, root, run } from "../server/boot/run.mjs";

/**
 * `npm run bench`: bundles the benchmarks as the server is bundled, and runs them as the server is run. To
 * profile, run what it bundled: `node --cpu-prof dist/bench/run-bench.mjs W1`.
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
const command = ["--max-semi-space-size=64", join(outdir, "run-bench.mjs"), ...process.argv.slice(2)];
process.exitCode = await run(process.execPath, command);
