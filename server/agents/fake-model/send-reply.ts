import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Reply } from "./behaviours";
import type { Spoken, Wire } from "./wires/wire";

type Sending = Spoken & { wire: Wire; key: string; isStream: boolean; pieceMs: number };
type StreamReply = Extract<Reply, { kind: "stream" }>;

/** Longer texts go out in larger pieces. UTF-16 units. */
const SHORTEST_PIECE = 60;
const MOST_PIECES = 2_000;
/** What was written arrives before the connection is cut. */
const ARRIVAL_MS = 50;

/** Answers a call as its behaviour wants it. */
export async function sendReply(response: ServerResponse, reply: Reply, sending: Sending): Promise<void> {
  if (reply.kind === "status") {
    response.writeHead(reply.status, reply.headers).end(reply.body);
    return;
  }
  if (reply.kind === "trouble") {
    const { status, headers, body } = sending.wire.refuse(reply.trouble, {
      ...sending,
      retryAfterS: reply.retryAfterS,
    });
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
    return;
  }
  if (reply.kind === "stream" && !sending.isStream) return sendWhole(response, reply, sending);
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.flushHeaders();
  if (reply.kind === "stream") await sendStream(response, reply, sending);
}

function sendWhole(response: ServerResponse, { text, reason }: StreamReply, sending: Sending): void {
  const body = sending.wire.whole(text, reason, sending);
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function sendStream(response: ServerResponse, reply: StreamReply, sending: Sending): Promise<void> {
  const { wire } = sending;
  const { breaksAt } = reply;
  response.write(`${reply.before ?? ""}${wire.begin(sending)}`);
  const text = breaksAt ? reply.text.slice(0, Math.ceil(reply.text.length * breaksAt.share)) : reply.text;
  const pieces = cutPieces(text);
  const pieceMs = reply.lasts ? reply.lasts / pieces.length : sending.pieceMs;
  for (const piece of pieces) {
    if (response.destroyed) return;
    if (!response.write(wire.piece(piece, sending))) await hasRoom(response);
    if (pieceMs > 0) await wait(pieceMs);
  }
  if (breaksAt?.how === "reset") {
    await wait(ARRIVAL_MS);
    response.destroy();
  }
  if (breaksAt?.how === "falter") response.end(wire.falter);
  if (breaksAt?.how === "end") response.end();
  if (reply.isToolCalled) response.write(wire.toolCall);
  if (!breaksAt) response.end(wire.end(reply.reason, sending));
}

/** Settles when more can be written, or when nobody reads any more. */
function hasRoom(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      response.off("drain", go).off("close", go);
      resolve();
    };
    response.on("drain", go).on("close", go);
  });
}

function cutPieces(text: string): string[] {
  const size = Math.max(SHORTEST_PIECE, Math.ceil(text.length / MOST_PIECES));
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
    text.slice(at * size, (at + 1) * size),
  );
}
