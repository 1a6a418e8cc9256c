import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = { path: string; headers: IncomingHttpHeaders; body: string };
type Reply = { status?: number; headers?: Record<string, string>; body?: string };

/** A receiver on this machine that keeps what comes and answers as it is told. */
export type HttpSink = {
  origin: string;
  received: Received[];
  /** Decides each answer; 200 and an empty object unless set. */
  reply: (request: Received) => Reply;
  close(): Promise<void>;
};

export async function startHttpSink(): Promise<HttpSink> {
  const sink: Pick<HttpSink, "received" | "reply"> = { received: [], reply: () => ({}) };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { url: path = "", headers } = request;
    const got = { path, headers, body: Buffer.concat(parts).toString("utf8") };
    sink.received.push(got);
    const { status = 200, headers: answered, body = "{}" } = sink.reply(got);
    response.writeHead(status, answered).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return Object.assign(sink, {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  });
}
