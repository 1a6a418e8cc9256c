import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { writeRefusal } from "./answer-refusal";

export type Route = {
  /** How the paths begin that it answers. */
  prefix: string;
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
};

export type Listeners = {
  /** Answers and says false when the request may go no further. */
  admitRequest(request: IncomingMessage, response: ServerResponse): boolean;
  admitUpgrade(request: IncomingMessage, socket: Duplex): boolean;
  /** The first whose prefix fits answers. */
  routes: Route[];
  /** Everything else. */
  servePage(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** True for upgrades that the live wire takes. */
  isLive(request: IncomingMessage): boolean;
  /** Upgrades that are Next's own in development; it adds its listener to this server, which never listens. */
  nextUpgrades: Server | null;
  onTrouble(message: string, error: unknown): void;
};

/** A query's input stands in its address: a workflow of 256 KB, percent-encoded, has to fit (contract.md 2). */
const MOST_HEADER_BYTES = 1_048_576;
const HEADERS_WITHIN_MS = 15_000;
const REQUEST_WITHIN_MS = 60_000;
/** Longer than a proxy keeps a connection (60 s as a rule), or it would write into one that was just closed. */
const IDLE_FOR_MS = 65_000;

/** One port for pages, API, files, health and the live wire; what nobody owns is closed (S12). */
export function createHttpServer(listeners: Listeners): Server {
  const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES }, (request, response) => {
    serve(listeners, request, response).catch((error) => {
      listeners.onTrouble("A request failed.", error);
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
      response.end("Something went wrong.");
    });
  });
  server.headersTimeout = HEADERS_WITHIN_MS;
  server.requestTimeout = REQUEST_WITHIN_MS;
  server.keepAliveTimeout = IDLE_FOR_MS;
  server.on("upgrade", (request, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    if (!listeners.admitUpgrade(request, socket) || listeners.isLive(request)) return;
    if (listeners.nextUpgrades?.listenerCount("upgrade"))
      listeners.nextUpgrades.emit("upgrade", request, socket, head);
    else socket.destroy();
  });
  server.on("clientError", refuseUnreadable);
  return server;
}

/** Says why only where somebody meant well: anything else that is no HTTP is just closed. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code !== "HPE_HEADER_OVERFLOW" || !socket.writable) return void socket.destroy();
  const message = `An address and its headers have at most ${MOST_HEADER_BYTES} bytes. Send the input by POST.`;
  const body = writeRefusal({ status: 431, reason: "too-large", message });
  socket.end(
    `HTTP/1.1 431 Request Header Fields Too Large\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

async function serve(
  listeners: Listeners,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!listeners.admitRequest(request, response)) return;
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  const route = listeners.routes.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
  await (route ? route.serve(request, response) : listeners.servePage(request, response));
}
