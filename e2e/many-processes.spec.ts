import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { io, type Socket } from "socket.io-client";
import { randomFrom } from "./support/random";
import { readHistory, ScriptedPerson } from "./support/scripted-person";
import { serveThisFile } from "./support/serve-this-file";
import { waitFor } from "./support/wait-for";

const projectRoot = fileURLToPath(new URL("..", import.meta.url));
const RUNS = 6;
const WORKERS = 3;
const KILLS = process.env.TEST_TIER === "full" ? 60 : 8;
const seed = Number(process.env.E2E_SEED ?? Date.now() % 1_000_000);
const random = randomFrom(seed);

const workers: ChildProcess[] = [];

// Whoever uses the database of the first ends before it: what is registered first is done first.
test.afterAll(async () => {
  for (const worker of workers) worker.kill("SIGKILL");
  await second.remove();
});
const first = serveThisFile(() => ({ BOTARMY_ROLES: "web" }));
const second = serveThisFile(() => ({ BOTARMY_ROLES: "web", DATABASE_URL: findDatabase(first.home) }));
test.beforeAll(() => {
  for (let count = 0; count < WORKERS; count += 1) workers.push(startWorker());
});

/** The embedded Postgres of a server, as another machine would be told of it. */
function findDatabase(home: string): string {
  const folder = join(home, "postgres");
  const password = readFileSync(join(folder, "password"), "utf8").trim();
  const port = readFileSync(join(folder, "data/postmaster.pid"), "utf8").split("\n")[3];
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

function startWorker(): ChildProcess {
  const env = { ...process.env, DATABASE_URL: findDatabase(first.home), BOTARMY_HOME: first.home };
  return spawn(process.execPath, ["server/boot/start.mjs", "worker"], {
    cwd: projectRoot,
    env,
    stdio: "ignore",
  });
}

async function killOne(): Promise<void> {
  const place = Math.floor(random() * workers.length);
  const victim = workers[place];
  if (victim) {
    const gone = once(victim, "exit");
    victim.kill("SIGKILL");
    await gone;
  }
  workers[place] = startWorker();
}

type Seen = { seq: number; type: string; data: Record<string, unknown> };

/** Follows runs on the socket of one web process, as an open page does: after a lost connection from where it was. */
class Follower {
  readonly seen = new Map<string, Seen[]>();
  private readonly socket: Socket;

  constructor({ address, key }: { address: string; key: string }) {
    const extraHeaders = { authorization: `Bearer ${key}`, origin: address };
    this.socket = io(address, { path: "/live", transports: ["websocket"], extraHeaders });
    this.socket.on("run:event", (event: Seen & { runId: string }) => {
      this.seen.get(event.runId)?.push(event);
    });
    this.socket.io.on("reconnect", () => {
      for (const runId of this.seen.keys()) void this.ask(runId).catch(() => undefined);
    });
  }

  async follow(runId: string): Promise<void> {
    this.seen.set(runId, []);
    expect(await this.ask(runId)).toMatchObject({ ok: true });
  }

  private ask(runId: string): Promise<unknown> {
    const afterSeq = this.seen.get(runId)?.at(-1)?.seq ?? 0;
    return this.socket.timeout(60_000).emitWithAck("run:follow", { runId, afterSeq });
  }

  close(): void {
    this.socket.close();
  }
}

test("what is decided at one web process shows at the other, while workers are killed", async () => {
  test.setTimeout(600_000);
  console.log(`E2E_SEED=${seed}`);
  const person = new ScriptedPerson(first.api, ({ kind }) =>
    kind === "question" ? { answer: false } : { action: "approve", comment: "" },
  );
  const follower = new Follower(second);
  const runIds: string[] = [];
  for (let number = 1; number <= RUNS; number += 1) {
    const input = { idea: `A web app where neighbours lend tools, edition ${number}` };
    runIds.push(await person.start(`many-${seed}-${number}`, { workflowId: "sdlc", input }));
  }
  for (const runId of runIds) await follower.follow(runId);
  const driven = Promise.all(runIds.map((runId) => person.drive(runId)));
  for (let kill = 0; kill < KILLS; kill += 1) {
    await pause(random() * 1_500);
    await killOne();
  }
  for (const { id, status, reason } of await driven) {
    expect(status, `${id}: ${reason?.sentence}`).toBe("completed");
    const { events, lastSeq } = await readHistory(first.api, id);
    const shown = () => follower.seen.get(id) ?? [];
    await waitFor(() => shown().length >= lastSeq, `all ${lastSeq} events of ${id} at the other`);
    expect(shown().map(({ seq, type }) => `${seq} ${type}`)).toEqual(
      events.map(({ seq, type }) => `${seq} ${type}`),
    );
  }
  follower.close();
  expect(await first.examine()).toBeUndefined();
});
