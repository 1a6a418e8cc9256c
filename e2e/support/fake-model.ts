import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const projectRoot = fileURLToPath(new URL("../..", import.meta.url));
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

const Call = z.object({
  place: z.string(),
  model: z.string(),
  endedAt: z.number().nullable(),
  endedBy: z.string().nullable(),
  inputTokens: z.number(),
  outputTokens: z.number(),
});
const Calls = z.object({ calls: z.array(Call) });

/** A server of language models with nobody behind it, as `npm run fake-model` starts it. */
export class FakeModel {
  private constructor(
    private readonly program: ChildProcess,
    readonly origin: string,
  ) {}

  static async start(): Promise<FakeModel> {
    const script = "server/agents/fake-model/main.ts";
    const program = spawn(process.execPath, ["--import", "tsx", script, "--port", "0"], {
      cwd: projectRoot,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const origin = await new Promise<string>((resolve, reject) => {
      program.once("exit", () => reject(new Error("The fake model ended.")));
      program.stdout.on("data", (text) => {
        const [address] = ADDRESS.exec(String(text)) ?? [];
        if (address) resolve(address);
      });
    });
    return new FakeModel(program, origin);
  }

  /** The calls for runs of this title, in order. */
  async calls(title: string) {
    const { calls } = Calls.parse(await (await fetch(`${this.origin}/calls`)).json());
    return calls.filter(({ place }) => place.startsWith(`${title} /`));
  }

  async stop(): Promise<void> {
    if (this.program.exitCode !== null) return;
    const exited = once(this.program, "exit");
    this.program.kill();
    await exited;
  }
}
