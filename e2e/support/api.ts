import type { z } from "zod";

type Details = Record<string, unknown>;

/** A refusal as the API tells it: `reason` is from its closed list. */
export class ApiFault extends Error {
  override readonly name = "ApiFault";

  constructor(
    readonly code: string,
    readonly reason: string,
    message: string,
    readonly details: Details,
  ) {
    super(message);
  }
}

/** The HTTP API as a script uses it: with a key, and with no knowledge but the contract. */
export class Api {
  constructor(
    readonly address: string,
    private readonly key: string,
  ) {}

  /** Asks and checks the answer's shape. Throws `ApiFault` for a refusal and a TypeError without a connection. */
  async query<Shape extends z.ZodType>(
    procedure: string,
    input: object,
    shape: Shape,
  ): Promise<z.infer<Shape>> {
    const query = new URLSearchParams({ input: JSON.stringify(input) });
    return shape.parse(await this.call(`/trpc/${procedure}?${query}`, {}));
  }

  async mutate<Shape extends z.ZodType>(
    procedure: string,
    input: object,
    shape: Shape,
  ): Promise<z.infer<Shape>> {
    const body = JSON.stringify(input);
    const headers = { "content-type": "application/json" };
    return shape.parse(await this.call(`/trpc/${procedure}`, { method: "POST", headers, body }));
  }

  async download(path: string): Promise<Uint8Array> {
    const response = await fetch(`${this.address}${path}`, { headers: this.headers });
    if (!response.ok) throw new Error(`GET ${path} was answered with ${response.status}.`);
    return new Uint8Array(await response.arrayBuffer());
  }

  private get headers() {
    return { authorization: `Bearer ${this.key}` };
  }

  private async call(path: string, init: RequestInit): Promise<unknown> {
    const response = await fetch(`${this.address}${path}`, {
      ...init,
      headers: { ...init.headers, ...this.headers },
    });
    const answer = await response.json();
    if (response.ok) return answer.result.data;
    const { code, reason, details } = answer.error.data;
    throw new ApiFault(code, reason, answer.error.message, details ?? {});
  }
}
