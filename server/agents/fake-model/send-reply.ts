import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Reply } from "./behaviours";
import type { SeenCall } from "./call-journal";

type Sending = { call: SeenCall; model: string; isStream: boolean; pieceMs: number };
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
  if (reply.kind === "stream" && !sending.isStream) return sendWhole(response, reply, sending);
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.flushHeaders();
  if (reply.kind === "stream") await sendStream(response, reply, sending);
}

function sendWhole(
  response: ServerResponse,
  { text, finishReason }: StreamReply,
  { call, model }: Sending,
): void {
  const choices = [{ index: 0, message: { role: "assistant", content: text }, finish_reason: finishReason }];
  const body = { id: `fake-${call.id}`, object: "chat.completion", model, choices, usage: usageOf(call) };
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function sendStream(response: ServerResponse, reply: StreamReply, sending: Sending): Promise<void> {
  if (reply.before) response.write(reply.before);
  const { breaksAt } = reply;
  const text = breaksAt ? reply.text.slice(0, Math.ceil(reply.text.length * breaksAt.share)) : reply.text;
  const pieces = cutPieces(text);
  const pieceMs = reply.lasts ? reply.lasts / pieces.length : sending.pieceMs;
  for (const piece of pieces) {
    if (response.destroyed) return;
    const isRoom = response.write(
      chunk(sending, [{ index: 0, delta: { content: piece }, finish_reason: null }]),
    );
    if (!isRoom) await hasRoom(response);
    if (pieceMs > 0) await wait(pieceMs);
  }
  if (breaksAt?.how === "reset") {
    await wait(ARRIVAL_MS);
    response.destroy();
  }
  if (breaksAt?.how === "end") response.end();
  if (!breaksAt) finish(response, reply, sending);
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

function finish(response: ServerResponse, { finishReason }: StreamReply, sending: Sending): void {
  response.write(chunk(sending, [{ index: 0, delta: {}, finish_reason: finishReason }]));
  response.write(chunk(sending, [], usageOf(sending.call)));
  response.end("data: [DONE]\n\n");
}

function cutPieces(text: string): string[] {
  const size = Math.max(SHORTEST_PIECE, Math.ceil(text.length / MOST_PIECES));
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
    text.slice(at * size, (at + 1) * size),
  );
}

function chunk({ call, model }: Sending, choices: object[], usage?: object): string {
  const created = Math.floor(call.at / 1_000);
  const body = { id: `fake-${call.id}`, object: "chat.completion.chunk", created, model, choices, usage };
  return `data: ${JSON.stringify(body)}\n\n`;
}

function usageOf({ inputTokens, outputTokens, cachedTokens }: SeenCall): object {
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    prompt_tokens_details: { cached_tokens: cachedTokens },
  };
}
