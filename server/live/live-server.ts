import type { Server as HttpServer, IncomingMessage } from "node:http";
import { type DefaultEventsMap, Server, type Socket } from "socket.io";
import type { Principal } from "#server/auth/principal";
import type { Commit } from "#server/engine/journal-options";
import type { RunEvent } from "#workflows/run/events";
import { ListHints } from "./list-hints";
import {
  type ClientToServer,
  type FollowAnswer,
  FollowRun,
  LeaveRun,
  LIVE_PATH,
  PROTOCOL_VERSION,
  type RunTextMessage,
  type ServerToClient,
} from "./protocol";
import type { RunFeed } from "./run-feed";
import { TextDesk } from "./text-desk";

type SocketData = { principal: Principal; follows: Map<string, () => void> };
type LiveSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>;

export type LiveOptions = {
  feed: RunFeed;
  /** Who may read runs; undefined for everybody else. */
  admit(request: IncomingMessage): Promise<Principal | undefined>;
  /** Whether a principal is still who it was at the handshake. */
  isStill(principal: Principal): Promise<boolean>;
  onRevoked(listener: () => void): void;
  countOpenApprovals(): Promise<number>;
  now(): number;
  /** Names the pages that this program serves; another name means that they were built anew. */
  build: string;
  isRun(runId: string): Promise<boolean>;
  onTrouble(message: string, error: unknown): void;
};

const RECHECK_MS = 60_000;
const POLL_MS = 1_000;
const LISTS = "lists";
const MAX_FOLLOWS = 20;
/** What a reader may leave unread before it is dropped; it comes back with its cursor (L5). */
const MAX_UNREAD_BYTES = 1_048_576;

/**
 * The live wire: committed events by cursor, text being written, and hints for lists (architecture.md 5).
 * Whoever is refused, revoked or too slow is disconnected and finds its place again by number.
 */
export class LiveServer {
  readonly #io: Server<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>;
  readonly #desk: TextDesk;
  readonly #timers: NodeJS.Timeout[];
  readonly #hints: ListHints;

  constructor(private readonly options: LiveOptions) {
    this.#io = new Server({
      path: LIVE_PATH,
      transports: ["websocket"],
      serveClient: false,
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: 65_536,
      // A wire that is cut in silence is noticed, and said, within ten seconds.
      pingInterval: 5_000,
      pingTimeout: 5_000,
      cleanupEmptyChildNamespaces: true,
    });
    this.#desk = new TextDesk((message) =>
      this.#io.to(roomOf(message.runId)).volatile.emit("run:text", message),
    );
    const { countOpenApprovals, onTrouble } = options;
    this.#hints = new ListHints({ lists: this.#io.to(LISTS), countOpenApprovals, onTrouble });
    this.#io.use((socket, next) => this.#admit(socket, next));
    this.#io.on("connection", (socket) => this.#welcome(socket));
    this.#timers = [
      setInterval(() => this.#poll(), POLL_MS),
      setInterval(() => this.#recheckAll(), RECHECK_MS),
    ];
    options.onRevoked(() => this.#recheckAll());
  }

  attach(server: HttpServer): void {
    this.#io.attach(server, { path: LIVE_PATH, destroyUpgrade: false });
  }

  /** True for upgrades that belong here. */
  owns(request: IncomingMessage): boolean {
    return (request.url ?? "").startsWith(`${LIVE_PATH}/`);
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#hints.close();
    this.#io.disconnectSockets(true);
    await this.#io.close();
  }

  /** What this process committed. */
  publish(commits: Commit[]): void {
    for (const { runId, events } of commits) {
      this.#watch(this.options.feed.publish(runId, events));
      for (const event of events) if (isAttemptsEnd(event)) this.#desk.close(event.data.taskId);
    }
    this.#hints.follow(commits.flatMap((commit) => commit.events));
  }

  /** What other processes committed: followed runs are read from the table. */
  publishElsewhere(runIds: string[] | null): void {
    this.#hints.followUnknown();
    for (const runId of runIds ?? this.options.feed.runIds) this.#catchUp(runId);
  }

  write(message: RunTextMessage): void {
    this.#desk.write(message);
  }

  async #admit(socket: LiveSocket, next: (error?: Error) => void): Promise<void> {
    try {
      const principal = await this.options.admit(socket.request);
      if (!principal) return next(new Error("unauthorized"));
      socket.data = { principal, follows: new Map() };
      // The first request keeps its buffers alive as long as the socket (L6).
      Object.assign(socket.conn, { request: undefined });
      next();
    } catch (error) {
      this.options.onTrouble("A socket could not be admitted.", error);
      next(new Error("unavailable"));
    }
  }

  #welcome(socket: LiveSocket): void {
    socket.on("error", (error) => this.options.onTrouble("A socket failed.", error));
    socket.on("run:follow", (request, answer) => {
      if (typeof answer === "function") this.#answerFollow(socket, request, answer);
    });
    socket.on("run:leave", (request) => {
      const leave = LeaveRun.safeParse(request);
      if (leave.success) this.#leave(socket, leave.data.runId);
    });
    socket.on("lists:follow", (answer) => {
      void socket.join(LISTS);
      if (typeof answer === "function") answer();
      this.#hints.sendInboxCount(socket);
    });
    socket.on("disconnect", () => {
      for (const stop of socket.data.follows.values()) stop();
    });
    socket.emit("server:hello", {
      version: PROTOCOL_VERSION,
      build: this.options.build,
      now: new Date(this.options.now()).toISOString(),
    });
  }

  #answerFollow(socket: LiveSocket, request: unknown, answer: (result: FollowAnswer) => void): void {
    this.#follow(socket, request).then(answer, (error) => {
      this.options.onTrouble("A run could not be followed.", error);
      socket.disconnect(true);
    });
  }

  async #follow(socket: LiveSocket, request: unknown): Promise<FollowAnswer> {
    const wish = FollowRun.safeParse(request);
    if (!wish.success || socket.data.follows.size >= MAX_FOLLOWS) return { ok: false, reason: "bad-input" };
    const { feed, isRun, isStill } = this.options;
    const { runId, afterSeq } = wish.data;
    if (!(await isStill(socket.data.principal))) return { ok: false, reason: "not-allowed" };
    if (!(await isRun(runId))) return { ok: false, reason: "not-found" };
    this.#leave(socket, runId);
    let seq = afterSeq;
    const send = (events: RunEvent[]) => {
      seq = events.at(-1)?.seq ?? seq;
      sendEvents(socket, runId, events);
    };
    for await (const events of feed.replay(runId, afterSeq)) send(events);
    socket.data.follows.set(runId, feed.follow(runId, seq, send));
    await socket.join(roomOf(runId));
    await feed.catchUp(runId);
    for (const message of this.#desk.textsOf(runId)) socket.emit("run:text", message);
    return { ok: true, seq };
  }

  #leave(socket: LiveSocket, runId: string): void {
    socket.data.follows.get(runId)?.();
    socket.data.follows.delete(runId);
    void socket.leave(roomOf(runId));
  }

  #poll(): void {
    for (const runId of this.options.feed.runIds) this.#catchUp(runId);
  }

  #catchUp(runId: string): void {
    this.#watch(this.options.feed.catchUp(runId));
  }

  #watch(reading: Promise<void>): void {
    reading.catch((error) => this.options.onTrouble("A followed run could not be read.", error));
  }

  #recheckAll(): void {
    for (const socket of this.#io.sockets.sockets.values()) {
      this.options.isStill(socket.data.principal).then(
        (isStill) => {
          if (!isStill) socket.disconnect(true);
        },
        (error) => this.options.onTrouble("A socket's session could not be checked.", error),
      );
    }
  }
}

function roomOf(runId: string): string {
  return `run:${runId}`;
}

function sendEvents(socket: LiveSocket, runId: string, events: RunEvent[]): void {
  for (const { seq, at, type, data } of events) {
    socket.emit("run:event", { runId, seq, at: new Date(at).toISOString(), type, data });
  }
  if (unreadBytes(socket) > MAX_UNREAD_BYTES) socket.disconnect(true);
}

function isAttemptsEnd(
  event: RunEvent,
): event is Extract<RunEvent, { type: "artifact.made" }> & { data: { taskId: string } } {
  return event.type === "artifact.made" && event.data.taskId !== null;
}

function unreadBytes(socket: LiveSocket): number {
  const transport = socket.conn.transport as unknown as { socket?: { bufferedAmount?: number } };
  return transport.socket?.bufferedAmount ?? 0;
}
