import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";

/** Calls procedures over HTTP with as little around it as can be: the callers share the engine's processor. */
export class ApiCaller {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(
    private readonly port: number,
    private readonly key: string,
  ) {}

  /** Resolves with the answer's text; throws when it is not a 200. */
  mutate(procedure: string, input: unknown): Promise<string> {
    const headers = { authorization: `Bearer ${this.key}`, "content-type": "application/json" };
    const options = {
      port: this.port,
      path: `/trpc/${procedure}`,
      method: "POST",
      headers,
      agent: this.#agent,
    };
    return new Promise((resolve, reject) => {
      const call = request(options, (response) => {
        text(response).then((answer) => {
          if (response.statusCode === 200) resolve(answer);
          else reject(new Error(`${procedure}: ${response.statusCode} ${answer}`));
        }, reject);
      });
      call.once("error", reject);
      call.end(JSON.stringify(input));
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
