import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Log } from "../log";
import { isAlive } from "./process-table";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./start-embedded-postgres";

const silent: Log = { info() {}, warn() {}, error() {} };
const NO_SUCH_PID = 4_194_305;
const folder = mkdtempSync(join(tmpdir(), "botarmy-embedded-"));
const madeOnce = join(folder, "made-once");
const children: ChildProcess[] = [];
const servers: EmbeddedPostgres[] = [];
let count = 0;

beforeAll(async () => {
  await (await start(madeOnce)).stop();
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

afterAll(async () => {
  await vi.waitFor(() => rmSync(folder, { recursive: true }), 60_000);
});

/** A data folder whose database exists already. */
function makeHome(): string {
  const home = join(folder, `home-${count++}`);
  cpSync(madeOnce, home, { recursive: true });
  return home;
}

async function start(home: string, ifRunning: "refuse" | "adopt" = "refuse"): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ home, log: silent, ifRunning });
  servers.push(server);
  return server;
}

/** Another program that holds the server of this folder. */
async function startElsewhere(
  home: string,
): Promise<{ child: ChildProcess; said: string; pid: number; url: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "db/testing/hold-postgres.ts", home], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const said = await new Promise<string>((resolve) => {
    let output = "";
    child.stdout?.on("data", (data) => {
      output += String(data);
      const line = /(READY|REFUSED).*\n/.exec(output);
      if (line) resolve(line[0]);
    });
  });
  const [, pid, url = ""] = said.trim().split(" ");
  return { child, said, pid: Number(pid), url };
}

async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

/** The guard is the shell between a program and its server. */
function findGuard(server: number): number {
  return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${server}/status`, "utf8"))?.[1]);
}

test("data outlive a stop, and nothing of the server is left running", async () => {
  const home = makeHome();
  const first = await start(home);
  await query(first.url, "create table kept as select 1 as value");
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const second = await start(home);
  expect(await query(second.url, "select value from kept")).toEqual([{ value: 1 }]);
});

test("the data are closed to other accounts, and a wrong password is refused", async () => {
  const home = makeHome();
  const { url } = await start(home);
  expect(statSync(join(home, "postgres")).mode & 0o777).toBe(0o700);
  expect(statSync(join(home, "postgres/password")).mode & 0o777).toBe(0o600);
  const wrong = new URL(url);
  wrong.password = "wrong";
  await expect(query(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
});

test("a program that is killed leaves no server, and its committed work is there at the next start", async () => {
  const home = makeHome();
  const { child, pid, url } = await startElsewhere(home);
  await query(url, "create table kept as select 1 as value");
  await kill(child);
  const again = await start(home);
  expect(isAlive(pid)).toBe(false);
  expect(again.adopted).toBe(false);
  expect(await query(again.url, "select value from kept")).toEqual([{ value: 1 }]);
});

test("a server whose guard was killed too is ended by the next start", async () => {
  const home = makeHome();
  const { child, pid } = await startElsewhere(home);
  process.kill(findGuard(pid), "SIGKILL");
  await kill(child);
  await start(home);
  expect(isAlive(pid)).toBe(false);
});

test("a second start is refused with the address of the first", async () => {
  const home = makeHome();
  await startElsewhere(home);
  await expect(start(home)).rejects.toThrow(
    /^BotArmy already runs on the data in .*, at http:\/\/127\.0\.0\.1:4100\./,
  );
});

test("a tool adopts the running server and leaves it running", async () => {
  const home = makeHome();
  const { pid, url } = await startElsewhere(home);
  const adopted = await start(home, "adopt");
  expect(adopted).toMatchObject({ adopted: true, pid, url });
  await adopted.stop();
  expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("of two first starts at once one wins and the other is refused", async () => {
  const home = join(folder, "contested");
  const said = (await Promise.all([startElsewhere(home), startElsewhere(home)])).map(
    (program) => program.said,
  );
  expect(said.sort()).toEqual([
    expect.stringMatching(/^READY/),
    expect.stringMatching(/^REFUSED .*already runs/),
  ]);
  expect(readdirSync(home)).toEqual(["postgres"]);
});

test("a lock whose process id another program has by now does not stop the start", async () => {
  const home = makeHome();
  writeFileSync(
    join(home, "postgres/data/postmaster.pid"),
    `${process.pid}\n${home}\n1\n5432\n\n\n\nready\n`,
  );
  await start(home);
});

test("an owner's note from a container's earlier life does not stop the start", async () => {
  const home = makeHome();
  writeFileSync(join(home, "postgres/owner.json"), JSON.stringify({ pid: process.pid, startedAt: 1 }));
  await start(home);
});

test("what an interrupted first start left is removed", async () => {
  const home = makeHome();
  mkdirSync(join(home, `postgres.tmp-${NO_SUCH_PID}/data`), { recursive: true });
  await start(home);
  expect(readdirSync(home)).toEqual(["postgres"]);
});

test("a server that dies is started again on the same port", async () => {
  const server = await start(makeHome());
  const { pid } = server;
  process.kill(pid, "SIGKILL");
  await vi.waitFor(() => query(server.url, "select 1"), { timeout: 60_000, interval: 50 });
  expect(server.pid).not.toBe(pid);
});

test("data of another major version are refused with what to do", async () => {
  const home = makeHome();
  writeFileSync(join(home, "postgres/data/PG_VERSION"), "14\n");
  await expect(start(home)).rejects.toThrow(
    /written by Postgres 14; .* brings 18\. Start the version that wrote them/,
  );
});

test("a server that cannot start says what its log says", async () => {
  const home = makeHome();
  const settings = { shared_buffers: "nonsense" };
  const failing = startEmbeddedPostgres({ home, log: silent, ifRunning: "refuse", settings });
  await expect(failing).rejects.toThrow(/invalid value for parameter "shared_buffers"/);
  await start(home);
});
