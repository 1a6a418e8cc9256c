import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

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

const HEADERS_WITHIN_MS = 15_000;
const REQUEST_WITHIN_MS = 60_000;

/** One port for pages, API, files, health and the live wire; what nobody owns is closed (S12). */
export function createHttpServer(listeners: Listeners): Server {
  const server = createServer((request, response) => {
    serve(listeners, request, response).catch((error) => {
      listeners.onTrouble("A request failed.", error);
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
      response.end("Something went wrong.");
    });
  });
  server.headersTimeout = HEADERS_WITHIN_MS;
  server.requestTimeout = REQUEST_WITHIN_MS;
  server.on("upgrade", (request, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    if (!listeners.admitUpgrade(request, socket) || listeners.isLive(request)) return;
    if (listeners.nextUpgrades?.listenerCount("upgrade"))
      listeners.nextUpgrades.emit("upgrade", request, socket, head);
    else socket.destroy();
  });
  server.on("clientError", (_, socket) => socket.destroy());
  return server;
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
