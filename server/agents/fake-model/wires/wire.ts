import type { IncomingMessage } from "node:http";
import type { SeenCall } from "../call-journal";

/** A provider's protocol, as its public documentation has it: how a call comes in, and how an answer goes out. */
export type Wire = {
  /** What is asked, when the request is one of this protocol; null when it is not. */
  readOrder(path: string, body: unknown): ChatOrder | null;
  readKey(headers: IncomingMessage["headers"]): string;
  /** Parts of a stream, in order: `begin`, `piece` for each text, `end`. */
  begin(sending: Spoken): string;
  piece(text: string, sending: Spoken): string;
  end(reason: EndReason, sending: Spoken): string;
  /** A call of a tool, in the middle of a stream. */
  toolCall: string;
  /** Trouble after the stream has begun. */
  falter: string;
  whole(text: string, reason: EndReason, sending: Spoken): object;
  refuse(trouble: Trouble, asked: Asked): Refused;
};

/** The system's words come first, as a message with the role `system`. */
export type ChatOrder = { model: string; isStream: boolean; messages: { role: string; content: string }[] };

export type Spoken = { call: SeenCall; model: string };

/** `blocked`: the provider let nothing through. */
export type EndReason = "stop" | "filtered" | "tools" | "blocked";

/** Why a call is not answered at all; each provider has its own status and words for it. */
export type Trouble = "busy" | "down" | "denied" | "unpaid" | "too-long" | "unknown-model";
export type Asked = { model: string; key: string; retryAfterS: number | undefined };
export type Refused = { status: number; headers: Record<string, string>; body: object };

/** Both headers that providers send, in seconds and exactly. */
export function retryHeaders(seconds: number | undefined): Record<string, string> {
  if (seconds === undefined) return {};
  return { "retry-after": String(Math.ceil(seconds)), "retry-after-ms": String(seconds * 1_000) };
}

export function sse(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}
