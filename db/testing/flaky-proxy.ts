import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";

/** Stands between the program and Postgres, and loses what it is told to lose. */
export type FlakyProxy = {
  /** The database's address through the proxy. */
  url: string;
  /** Lets the next request that contains `marker` reach Postgres, and cuts the line instead of passing its reply on. */
  swallowReplyTo(marker: string): void;
  /** How many replies were swallowed. */
  readonly swallowed: number;
  cutAll(): void;
  /** Nothing flows any more, and nobody is told; what was sent meanwhile arrives after `thaw`. */
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
};

export async function startFlakyProxy(databaseUrl: string): Promise<FlakyProxy> {
  const target = new URL(databaseUrl);
  const lines = new Set<Socket>();
  let marker: Buffer | null = null;
  let swallowed = 0;
  let isFrozen = false;
  const server = createServer((client) => {
    const upstream = dial(Number(target.port), target.hostname);
    let isMute = false;
    lines.add(client).add(upstream);
    if (isFrozen) for (const line of [client, upstream]) line.pause();
    const cut = () => {
      client.destroy();
      upstream.destroy();
      lines.delete(client);
      lines.delete(upstream);
    };
    for (const line of [client, upstream]) line.on("error", cut).on("close", cut);
    client.on("data", (data) => {
      if (marker && data.includes(marker)) {
        marker = null;
        isMute = true;
      }
      upstream.write(data);
    });
    upstream.on("data", (data) => {
      if (!isMute) return client.write(data);
      swallowed += 1;
      cut();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  const cutAll = () => {
    for (const line of lines) line.destroy();
  };
  return {
    url: url.href,
    swallowReplyTo: (text) => {
      marker = Buffer.from(text);
    },
    get swallowed() {
      return swallowed;
    },
    cutAll,
    freeze: () => {
      isFrozen = true;
      for (const line of lines) line.pause();
    },
    thaw: () => {
      isFrozen = false;
      for (const line of lines) line.resume();
    },
    close: () => {
      cutAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
