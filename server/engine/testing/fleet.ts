import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { projectRoot } from "#db/project-root";
import type { Signal } from "#workflows/run/signals";
import type { CrashPoint } from "../crash-point";
import type { pinnedFrom } from "./engine-rig";

export type MemberOptions = {
  /** Address of the effect sink; none: nothing is acted upon. */
  sink?: string;
  /** Tasks at once (8); 0 is a web process. */
  concurrency?: number;
  /** How long a task takes (5). */
  workMs?: number;
  /** A task keeps the whole program busy for so long. */
  burnMs?: number;
  /** How far the machine's clock goes wrong. */
  clockSkewMs?: number;
  /** Tasks never end. */
  hangs?: boolean;
  /** The program kills itself when it is there for the nth time. */
  crashAt?: { point: CrashPoint; nth: number };
  /** How long it waits for tasks when it is told to stop. */
  finishMs?: number;
};

/** A signal on its way to a member; a start brings its workflow. */
export type SendOrder = {
  id: string;
  runId: string;
  signal: Signal;
  pin?: ReturnType<typeof pinnedFrom>;
};

export type MemberSays =
  | { type: "ready"; worker: string | null }
  | { type: "reached"; point: CrashPoint }
  | { type: "answer"; id: string; status?: string; refused?: string };

/** What became of an order: answered, refused with a reason, or the program died meanwhile. */
export type Told = { status: string } | { refused: string } | "gone";

/** A place in the sources, by its text, and what another build has there. */
export type SourceChange = { file: string; find: string; put: string };

/** Programs with an engine each on one database (K8). Bundled once: a start takes a fraction of a second. */
export class Fleet {
  readonly members = new Set<Member>();
  /** Crash points that any member reached. */
  readonly reached = new Set<CrashPoint>();

  private constructor(
    private readonly url: string,
    private readonly program: string,
  ) {}

  /** With changes it is a fleet of another build. */
  static async open(url: string, changes: readonly SourceChange[] = []): Promise<Fleet> {
    const folder = join(projectRoot, "node_modules/.cache/botarmy");
    mkdirSync(folder, { recursive: true });
    const outfile = join(folder, `fleet-${randomUUID()}.mjs`);
    await build({
      absWorkingDir: projectRoot,
      entryPoints: [fileURLToPath(new URL("fleet-program.ts", import.meta.url))],
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      packages: "external",
      define: { IS_CRASH_TEST: "true" },
      plugins: [changeSources(changes)],
      logLevel: "error",
    });
    return new Fleet(url, outfile);
  }

  /** Starts a program; it may already be dead when this answers, if it was told to crash. */
  async start(options: MemberOptions = {}): Promise<Member> {
    const given = JSON.stringify({ ...options, url: this.url });
    const child = spawn(process.execPath, ["--enable-source-maps", this.program, given], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const member = new Member(child, this.reached);
    this.members.add(member);
    child.once("exit", () => this.members.delete(member));
    await Promise.race([member.isReady, member.isGone]);
    return member;
  }

  async close(): Promise<void> {
    await Promise.all([...this.members].map((member) => member.kill()));
    rmSync(this.program, { force: true });
  }
}

function changeSources(changes: readonly SourceChange[]): Plugin {
  return {
    name: "change-sources",
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const own = changes.filter(({ file }) => path === join(projectRoot, file));
        if (own.length === 0) return undefined;
        const source = await readFile(path, "utf8");
        return { loader: "ts", contents: own.reduce(applyChange, source) };
      }),
  };
}

function applyChange(source: string, { file, find, put }: SourceChange): string {
  if (source.split(find).length !== 2) throw new Error(`${file} does not hold this text once: ${find}`);
  return source.replace(find, () => put);
}

export class Member {
  readonly isReady: Promise<void>;
  /** Answers with the exit code or the signal that ended it. */
  readonly isGone: Promise<number | NodeJS.Signals>;
  worker: string | null = null;
  readonly #waiting = new Map<string, (told: Told) => void>();

  constructor(
    private readonly child: ChildProcess,
    reached: Set<CrashPoint>,
  ) {
    this.isGone = once(child, "exit").then(([code, signal]) => this.#end(code ?? signal));
    child.stdin?.on("error", () => undefined);
    this.isReady = new Promise((resolve) => {
      createInterface(child.stdout ?? process.stdin).on("line", (line) => {
        const words: MemberSays = JSON.parse(line);
        if (words.type === "reached") reached.add(words.point);
        else if (words.type === "answer") this.#answer(words);
        else {
          this.worker = words.worker;
          resolve();
        }
      });
    });
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Sends a signal to the run through this program. */
  send(runId: string, signal: Signal, pin?: SendOrder["pin"]): Promise<Told> {
    const id = randomUUID();
    return new Promise((resolve) => {
      if (!this.isAlive) return resolve("gone");
      this.#waiting.set(id, resolve);
      this.child.stdin?.write(`${JSON.stringify({ id, runId, signal, pin })}\n`);
    });
  }

  /** kill -9. */
  async kill(): Promise<void> {
    this.child.kill("SIGKILL");
    await this.isGone;
  }

  /** Ends as it is told to: answers the exit code. */
  async stop(): Promise<number | NodeJS.Signals> {
    this.child.kill("SIGTERM");
    return this.isGone;
  }

  /** Stands still without knowing it, as a virtual machine that is moved. */
  freeze(): void {
    this.child.kill("SIGSTOP");
  }

  thaw(): void {
    this.child.kill("SIGCONT");
  }

  #answer({ id, status, refused }: Extract<MemberSays, { type: "answer" }>): void {
    this.#waiting.get(id)?.(refused === undefined ? { status: status ?? "" } : { refused });
    this.#waiting.delete(id);
  }

  #end<Result>(result: Result): Result {
    for (const tell of this.#waiting.values()) tell("gone");
    this.#waiting.clear();
    return result;
  }
}
