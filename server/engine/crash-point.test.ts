import { build } from "esbuild";
import { expect, test } from "vitest";
import { SERVER_BUNDLE } from "../boot/ensure-built.mjs";
import { CRASH_POINTS } from "./crash-point";

test("S46: the server that is shipped has no crash points", async () => {
  const entryPoints = ["./server/main.ts"];
  const options: object = { ...SERVER_BUNDLE, entryPoints, sourcemap: false, write: false };
  const { outputFiles } = await build(options);
  const text = outputFiles?.[0]?.text ?? "";
  expect(text).toContain("botarmy-hints");
  expect(CRASH_POINTS.filter((point) => text.includes(`"${point}"`))).toEqual([]);
}, 60_000);
