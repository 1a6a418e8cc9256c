import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Api } from "./api";
import { waitFor } from "./wait-for";

const START_WITHIN_MS = 120_000;
const KEPT_CHARACTERS = 20_000;
const projectRoot = fileURLToPath(new URL("../..", import.meta.url));

/** A server with its own data: to be killed, restarted and configured at will. */
export class OwnServer {
  readonly setupToken = randomBytes(16).toString("hex");
  readonly home = mkdtempSync(join(tmpdir(), "botarmy-own-"));
  readonly key = randomBytes(24).toString("hex");
  private port: number | undefined;
  private program: ChildProcess | undefined;
  private output = "";

  /** `env` is asked at every start and comes on top of what every start needs. */
  constructor(private readonly env: () => Record<string, string>) {}

  get address(): string {
    if (this.port === undefined) throw new Error("The server has not been started.");
    return `http://127.0.0.1:${this.port}`;
  }

  get api(): Api {
    return new Api(this.address, this.key);
  }

  /** What it printed last. */
  get lastWords(): string {
    return this.output;
  }

  /** Starts the program, again on the same port and data, and waits until it answers. */
  async start(): Promise<void> {
    this.port ??= await findFreePort();
    const program = this.run("server/boot/start.mjs");
    this.program = program;
    await waitFor(() => this.isReady(program), `the server to start on ${this.address}`, START_WITHIN_MS);
  }

  /** `npm run doctor` beside the running program: undefined when nothing is wrong, else what it says. */
  async examine(): Promise<string | undefined> {
    const program = this.run("server/boot/doctor.mjs");
    let said = "";
    program.stdout.on("data", (text) => {
      said += text;
    });
    const [code] = await once(program, "close");
    return code === 0 ? undefined : said || this.output;
  }

  /** kill -9 of the program: no goodbye, no flush. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  /** Ctrl-C, and the data folder removed. */
  async remove(): Promise<void> {
    await this.end("SIGINT");
    rmSync(this.home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  private run(script: string) {
    const program = spawn(process.execPath, [script], {
      cwd: projectRoot,
      env: {
        ...process.env,
        PORT: String(this.port),
        BOTARMY_HOME: this.home,
        BOTARMY_API_KEY: this.key,
        BOTARMY_SETUP_TOKEN: this.setupToken,
        ...this.env(),
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    program.stdout.on("data", (text) => this.keep(text));
    program.stderr.on("data", (text) => this.keep(text));
    return program;
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { program } = this;
    if (!program || program.exitCode !== null || program.signalCode !== null) return;
    const exited = once(program, "exit");
    program.kill(signal);
    await exited;
  }

  private async isReady(program: ChildProcess): Promise<boolean> {
    if (program.exitCode !== null) throw new Error("The server ended.");
    const response = await fetch(`${this.address}/readyz`).catch(() => null);
    await response?.body?.cancel();
    return response?.ok ?? false;
  }

  private keep(text: Buffer): void {
    this.output = `${this.output}${text}`.slice(-KEPT_CHARACTERS);
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return address.port;
}
