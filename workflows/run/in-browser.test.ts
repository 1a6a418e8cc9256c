import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** The core as a page gets it, in a world without Node: beyond the language it has a text encoder. */
async function loadInBrowser(): Promise<(source: string) => { proof: object; rehearsal: object }> {
  const contents = `
    import { parseWorkflow } from "./dialects/parse-workflow";
    import { prove } from "./run/proof/prove";
    import { rehearse } from "./run/rehearse";
    globalThis.examine = (source) => {
      const { definition } = parseWorkflow({ file: "draft.yaml", pack: "draft", source });
      const order = { input: { idea: "A page" }, answers: {}, unanswered: "no" };
      return { proof: prove(definition), rehearsal: rehearse(definition, order) };
    };`;
  const stdin = { contents, resolveDir: new URL("..", import.meta.url).pathname, loader: "ts" as const };
  const { outputFiles } = await build({
    stdin,
    bundle: true,
    write: false,
    platform: "browser",
    logLevel: "silent",
  });
  const world = createContext({ TextEncoder, Uint8Array });
  runInContext(outputFiles[0]?.text ?? "", world);
  return (source) => JSON.parse(runInContext(`JSON.stringify(examine(${JSON.stringify(source)}))`, world));
}

test("proof and rehearsal run in a browser", async () => {
  const examine = await loadInBrowser();
  const file = new URL("../library/workflows/sdlc.yaml", import.meta.url);
  const { proof, rehearsal } = examine(readFileSync(file, "utf8"));
  expect(proof).toMatchObject({ terminates: true, isComplete: true, counterExample: null });
  expect(rehearsal).toMatchObject({ end: { status: expect.stringMatching(/completed|paused/) } });
}, 30_000);
