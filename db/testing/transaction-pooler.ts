import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";

/** Stands before Postgres as PgBouncer does with `pool_mode = transaction` (P9). */
export type TransactionPooler = {
  /** The database's address through the pooler. */
  url: string;
  close(): Promise<void>;
};

export type PoolerOptions = {
  /** What happens to settings in a startup packet: PgBouncer refuses them unless it is told to drop them. */
  settings: "refused" | "dropped" | "kept";
};

/** What PgBouncer passes on; everything else in a startup packet is a setting. */
const PASSED_ON = ["user", "database", "client_encoding", "application_name", "replication"];
const TERMINATE = "X".charCodeAt(0);
const READY = "Z".charCodeAt(0);
const IS_IDLE = "I".charCodeAt(0);
const HEADER = 8;

/**
 * Every client signs on through a session of its own, which then serves whoever has a transaction next: the
 * session that became free last is taken first.
 */
export async function startTransactionPooler(
  databaseUrl: string,
  { settings }: PoolerOptions,
): Promise<TransactionPooler> {
  const target = new URL(databaseUrl);
  const lines = new Set<Socket>();
  const keep = (line: Socket) => {
    lines.add(line);
    line.on("error", () => line.destroy());
    line.on("close", () => lines.delete(line));
  };
  const sessions = new Sessions();
  const server = createServer((client) => {
    keep(client);
    client.once("data", (packet) => {
      const refused = settings === "refused" ? namesOf(packet).find(isSetting) : undefined;
      if (refused) return client.end(errorPacket(`unsupported startup parameter: ${refused}`));
      const session = dial(Number(target.port), target.hostname);
      keep(session);
      session.write(settings === "dropped" ? withoutSettings(packet) : packet);
      sessions.signOn(client, session);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    close: () => {
      for (const line of lines) line.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Who is served by which session, and who waits. */
class Sessions {
  readonly #free: Socket[] = [];
  readonly #clientOf = new Map<Socket, Socket>();
  readonly #sessionOf = new Map<Socket, Socket>();
  readonly #waiting: { client: Socket; data: Buffer }[] = [];

  signOn(client: Socket, session: Socket): void {
    this.#bind(client, session);
    let unread = Buffer.alloc(0);
    session.on("data", (data) => {
      this.#clientOf.get(session)?.write(data);
      unread = Buffer.concat([unread, data]);
      const { rest, isFree } = readMessages(unread);
      unread = Buffer.from(rest);
      if (isFree) this.#release(session);
    });
    client.on("data", (data) => this.#pass(client, data));
    client.on("close", () => this.#sessionOf.get(client)?.destroy());
  }

  #pass(client: Socket, data: Buffer): void {
    const session = this.#sessionOf.get(client);
    if (session) session.write(data);
    else if (data[0] === TERMINATE) client.end();
    else {
      this.#waiting.push({ client, data });
      this.#serve();
    }
  }

  #serve(): void {
    const [next] = this.#waiting;
    const session = next && this.#free.pop();
    if (!session) return;
    this.#waiting.shift();
    this.#bind(next.client, session);
    session.write(next.data);
  }

  #bind(client: Socket, session: Socket): void {
    this.#clientOf.set(session, client);
    this.#sessionOf.set(client, session);
  }

  #release(session: Socket): void {
    const client = this.#clientOf.get(session);
    if (client) this.#sessionOf.delete(client);
    this.#clientOf.delete(session);
    this.#free.push(session);
    this.#serve();
  }
}

/** Takes whole messages off what a session said; `isFree` when the last one ends a transaction. */
function readMessages(data: Buffer): { rest: Buffer; isFree: boolean } {
  let at = 0;
  let isFree = false;
  while (at + 5 <= data.length) {
    const end = at + 1 + data.readInt32BE(at + 1);
    if (end > data.length) break;
    isFree = data[at] === READY && data[at + 5] === IS_IDLE;
    at = end;
  }
  return { rest: data.subarray(at), isFree };
}

const isSetting = (name: string) => !PASSED_ON.includes(name);

function pairsOf(packet: Buffer): [string, string][] {
  const texts = packet.subarray(HEADER).toString().split("\0");
  return texts.flatMap((name, at) => (at % 2 === 0 && name !== "" ? [[name, texts[at + 1] ?? ""]] : []));
}

function namesOf(packet: Buffer): string[] {
  return pairsOf(packet).map(([name]) => name);
}

function withoutSettings(packet: Buffer): Buffer {
  const kept = pairsOf(packet).filter(([name]) => !isSetting(name));
  const body = Buffer.from(`${kept.map(([name, value]) => `${name}\0${value}\0`).join("")}\0`);
  const header = Buffer.from(packet.subarray(0, HEADER));
  header.writeInt32BE(HEADER + body.length, 0);
  return Buffer.concat([header, body]);
}

function errorPacket(message: string): Buffer {
  const body = Buffer.from(`SFATAL\0C08P01\0M${message}\0\0`);
  const header = Buffer.from("E\0\0\0\0");
  header.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([header, body]);
}
