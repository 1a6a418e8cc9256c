import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { checkNode, ensureInstalled } from "./ensure-installed.mjs";
import { fail } from "./run.mjs";

/** `npm run launch -- [FILE] [--url URL]`: starts the run that an order in YAML describes, from a file or standard input. */
const USAGE =
  "Usage: npm run launch -- [FILE] [--url URL]; without FILE the order is read from standard input.";

checkNode();
await ensureInstalled();
const { url, file } = readArguments();
const order = await readOrder(file);
const runId = await start(url, order);
console.log(`${url}/runs/${runId}`);

function readArguments() {
  const { PORT = "3000", PUBLIC_URL = `http://127.0.0.1:${PORT}` } = process.env;
  try {
    const { values, positionals } = parseArgs({
      options: { url: { type: "string", default: PUBLIC_URL } },
      allowPositionals: true,
    });
    if (positionals.length > 1) throw new Error("There is more than one file.");
    return { url: values.url.replace(/\/+$/, ""), file: positionals[0] ?? "-" };
  } catch (error) {
    return fail(`${error.message}\n${USAGE}`);
  }
}

/** @param {string} from a file, or `-` for standard input */
async function readOrder(from) {
  const { parseDocument } = await import("yaml");
  let text = "";
  try {
    text = readFileSync(from === "-" ? 0 : from, "utf8");
  } catch (error) {
    fail(`The order cannot be read: ${error.message}\n${USAGE}`);
  }
  const document = parseDocument(text, { maxAliasCount: 0 });
  const [error] = document.errors;
  if (error) fail(`The order is no YAML: ${error.message}`);
  const read = document.toJS({ maxAliasCount: 0 });
  if (typeof read?.workflowId !== "string") fail(`The order names no workflowId.\n${USAGE}`);
  return { requestId: randomUUID(), ...read };
}

async function start(base, body) {
  const key = process.env.BOTARMY_API_KEY;
  if (!key) fail("Put an API key into BOTARMY_API_KEY first; owners make keys under Settings, Keys.");
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  try {
    const answer = await fetch(`${base}/trpc/runs.start`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    const read = await answer.json();
    if (answer.ok) return read.result.data.runId;
    return fail(`The run was not started: ${read.error?.message ?? `status ${answer.status}`}`);
  } catch (error) {
    return fail(`${base} does not answer: ${error.cause?.message ?? error.message}`);
  }
}
