import { randomUUID } from "node:crypto";
import pg from "pg";
import { z } from "zod";

/** What one process tells the others after a commit. Only a hint: everybody also polls (P7). */
export const Hint = z.object({
  from: z.string(),
  /** Runs that moved; empty with `many` when there are too many to name. */
  runs: z.array(z.string()),
  many: z.boolean(),
  queued: z.boolean(),
  aborted: z.array(z.string()),
  /** The inbox changed beside the runs: who is asked, what was said. */
  inbox: z.boolean().default(false),
  /** A stop was pulled or released, also one that no run feels. */
  stops: z.boolean().default(false),
  text: z
    .array(
      z.object({
        runId: z.string(),
        stepKey: z.string(),
        taskId: z.string(),
        offset: z.number(),
        text: z.string(),
      }),
    )
    .default([]),
});
export type Hint = z.infer<typeof Hint>;

const CHANNEL = "botarmy";
/** NOTIFY takes 8,000 bytes; at most this many run ids fit beside the rest. */
const MAX_RUNS = 100;
const MIN_GAP_MS = 50;
const PROBE_MS = 10_000;
const RECONNECT_MS = 1_000;

export type HintsOptions = {
  url: string;
  onHint(hint: Hint): void;
  onTrouble(message: string, error: unknown): void;
};

/**
 * Tells other processes what was committed, at most 20 times a second and never inside a transaction, and
 * listens to them. The listener probes itself and reconnects; while it is away, `isListening` is false and
 * polling alone carries the work. Once it is back, everything may have moved.
 */
export class Hints {
  readonly #self = randomUUID();
  #client: pg.Client | null = null;
  #pending: Hint | null = null;
  #sending = false;
  #lastHeardAt = 0;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(private readonly options: HintsOptions) {}

  get isListening(): boolean {
    return this.#client !== null && performance.now() - this.#lastHeardAt < 2.5 * PROBE_MS;
  }

  async open(): Promise<void> {
    await this.#connect();
    this.#timer = setInterval(() => this.#probe(), PROBE_MS);
    this.#timer.unref();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer) clearInterval(this.#timer);
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }

  /** Tells the others soon; hints given meanwhile leave together. */
  tell(hint: Partial<Omit<Hint, "from">>): void {
    this.#pending = merge(this.#pending ?? emptyHint(this.#self), hint);
    this.#sendSoon();
  }

  #sendSoon(): void {
    if (!this.#sending)
      this.#send().catch((error) => this.options.onTrouble("A hint could not be sent.", error));
  }

  /** What cannot be sent waits for the next connection. */
  async #send(): Promise<void> {
    this.#sending = true;
    try {
      while (this.#pending && this.#client) {
        const hint = this.#pending;
        this.#pending = null;
        await this.#client
          .query("select pg_notify($1, $2)", [CHANNEL, JSON.stringify(hint)])
          .catch((error: unknown) => {
            this.#pending = merge(hint, this.#pending ?? {});
            throw error;
          });
        await new Promise((resolve) => setTimeout(resolve, MIN_GAP_MS).unref());
      }
    } finally {
      this.#sending = false;
    }
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.options.url,
      application_name: "botarmy-hints",
      keepAlive: true,
    });
    client.on("error", (error) => this.#lose(client, error));
    client.on("end", () => this.#lose(client, new Error("The listening connection ended.")));
    client.on("notification", ({ payload }) => this.#hear(payload ?? ""));
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    this.#client = client;
    this.#lastHeardAt = performance.now();
  }

  #hear(payload: string): void {
    this.#lastHeardAt = performance.now();
    if (payload === this.#self) return;
    const hint = readHint(payload);
    if (hint && hint.from !== this.#self) this.options.onHint(hint);
  }

  /** A listener that hears nothing of its own voice is deaf: it starts over (P7). */
  #probe(): void {
    const client = this.#client;
    if (!client) return;
    if (!this.isListening) {
      this.#lose(client, new Error("The listener does not hear its own probe."));
      return;
    }
    client
      .query("select pg_notify($1, $2)", [CHANNEL, this.#self])
      .catch((error) => this.#lose(client, error));
  }

  #lose(client: pg.Client, error: unknown): void {
    if (this.#isClosed || this.#client !== client) return;
    this.#client = null;
    this.options.onTrouble("Hints are away; polling goes on.", error);
    client.end().catch(() => undefined);
    this.#reconnect();
  }

  #reconnect(): void {
    setTimeout(() => {
      if (this.#isClosed) return;
      this.#connect().then(
        () => this.#catchUp(),
        () => this.#reconnect(),
      );
    }, RECONNECT_MS).unref();
  }

  /** What others told meanwhile was not heard: anything may have moved. */
  #catchUp(): void {
    this.options.onHint({ ...emptyHint(""), many: true, queued: true, inbox: true, stops: true });
    this.#sendSoon();
  }
}

function emptyHint(from: string): Hint {
  return { from, runs: [], many: false, queued: false, aborted: [], inbox: false, stops: false, text: [] };
}

function merge(hint: Hint, more: Partial<Omit<Hint, "from">>): Hint {
  const runs = [...new Set([...hint.runs, ...(more.runs ?? [])])];
  const isMany = hint.many || more.many === true || runs.length > MAX_RUNS;
  const merged = {
    from: hint.from,
    runs: isMany ? [] : runs,
    many: isMany,
    queued: hint.queued || more.queued === true,
    aborted: [...hint.aborted, ...(more.aborted ?? [])].slice(0, 50),
    inbox: hint.inbox || more.inbox === true,
    stops: hint.stops || more.stops === true,
    text: hint.text,
  };
  const withText = { ...merged, text: [...hint.text, ...(more.text ?? [])] };
  return Buffer.byteLength(JSON.stringify(withText)) < 7_900 ? withText : merged;
}

function readHint(payload: string): Hint | null {
  try {
    const parsed = Hint.safeParse(JSON.parse(payload));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
