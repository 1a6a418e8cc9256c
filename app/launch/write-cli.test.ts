import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { writeCli, writeOrderFile } from "./write-cli";

const ORDER = {
  workflowId: "sdlc",
  title: "ORDER\nORDER_",
  input: {
    idea: `it's "50 $" \\n\n$(rm -rf x) \`y\`\nORDER\n`,
    courts: 3,
    code: "007",
    parts: ["no", "- a: b"],
  },
  answers: { announce: false },
};

/** Runs a command in the project's folder beside a server that takes orders; answers what came and was said. */
async function runBeside(write: (origin: string) => string) {
  const taken: { path: string | undefined; key: string | undefined; order: unknown }[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    taken.push({ path: request.url, key: request.headers.authorization, order: JSON.parse(text) });
    response.end(JSON.stringify({ result: { data: { runId: "run-1" } } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port }: AddressInfo = Object(server.address());
  const origin = `http://127.0.0.1:${port}`;
  const shell = spawn("sh", ["-c", write(origin)], { env: { ...process.env, BOTARMY_API_KEY: "the-key" } });
  let said = "";
  shell.stdout.on("data", (data) => {
    said += data;
  });
  const code = await new Promise((resolve) => shell.once("close", resolve));
  server.close();
  return { taken, said: said.trim().replace(origin, ""), code };
}

it("the command starts the run as it is in the form, whatever its texts hold", async () => {
  const { taken, said, code } = await runBeside((origin) => writeCli(origin, ORDER, "request-1"));
  const order = { requestId: "request-1", ...ORDER };
  expect(taken).toEqual([{ path: "/trpc/runs.start", key: "Bearer the-key", order }]);
  expect({ said, code }).toEqual({ said: "/runs/run-1", code: 0 });
}, 60_000);

it("as YAML, every value keeps its type", () => {
  expect(parse(writeOrderFile(ORDER, "request-1"))).toEqual({ requestId: "request-1", ...ORDER });
});
