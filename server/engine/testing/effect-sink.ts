import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * The outside world that tasks act upon (K5), in another program than those that are killed: applies an effect
 * once for each key, and remembers how often it was asked to.
 */
export class EffectSink {
  /** How often each effect was asked for, by its key. */
  readonly asked = new Map<string, number>();

  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  static async open(): Promise<EffectSink> {
    const server = createServer((request, response) => {
      const key = decodeURIComponent(request.url?.slice(1) ?? "");
      sink.asked.set(key, (sink.asked.get(key) ?? 0) + 1);
      response.end();
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const sink = new EffectSink(server, `http://127.0.0.1:${port}`);
    return sink;
  }

  /** The effects of a run: each was applied once. */
  appliedOf(runId: string): string[] {
    return [...this.asked.keys()].filter((key) => key.startsWith(`${runId}/`));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
