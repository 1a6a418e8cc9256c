import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const SeenCall = z.object({
  place: z.string(),
  behaviour: z.string(),
  at: z.number(),
  endedAt: z.number().nullable(),
  endedBy: z.string().nullable(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  cachedTokens: z.number(),
});
const Seen = z.object({ calls: z.array(SeenCall), open: z.array(SeenCall), mostOpenOfOneStep: z.number() });
export type Seen = z.infer<typeof Seen>;

const MAIN = fileURLToPath(new URL("../fake-model/main.ts", import.meta.url));

/** The fake model as a program of its own, as `npm run fake-model` starts it (K4). */
export class FakeModelProgram {
  private constructor(
    private readonly program: ChildProcess,
    readonly origin: string,
    private readonly folder: string,
  ) {}

  static async start(): Promise<FakeModelProgram> {
    const folder = mkdtempSync(join(tmpdir(), "botarmy-fake-model-"));
    const journal = join(folder, "calls.jsonl");
    const args = ["--import", "tsx", MAIN, "--port", "0", "--piece-ms", "0", "--journal", journal];
    const program = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    const origin = await new Promise<string>((resolve, reject) => {
      program.once("exit", () => reject(new Error("The fake model ended.")));
      program.stdout.on("data", (text) => {
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(String(text));
        if (found) resolve(found[0]);
      });
    });
    return new FakeModelProgram(program, origin, folder);
  }

  get baseUrl(): string {
    return `${this.origin}/v1`;
  }

  async seen(): Promise<Seen> {
    return Seen.parse(await (await fetch(`${this.origin}/calls`)).json());
  }

  /** Lines of the journal on the disk. */
  get lines(): number {
    return readFileSync(join(this.folder, "calls.jsonl"), "utf8").trim().split("\n").length;
  }

  async stop(): Promise<void> {
    if (this.program.exitCode === null) {
      this.program.kill();
      await once(this.program, "exit");
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
