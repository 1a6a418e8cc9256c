import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { BEHAVIOURS, type Reply } from "./behaviours";
import { CallJournal, type SeenCall } from "./call-journal";
import { readPrompt } from "./read-prompt";
import { sendReply } from "./send-reply";
import { anthropicWire } from "./wires/anthropic-wire";
import { googleWire } from "./wires/google-wire";
import { openAiWire } from "./wires/openai-wire";
import type { ChatOrder, Wire } from "./wires/wire";
import { answerStranger, type WrittenAnswer, writeAnswer } from "./write-answer";

// A server with no model behind it that speaks as OpenAI, Anthropic and Google do (reliability.md K4).
//   F1. The name of the model says how it answers: `ok`, `busy`, `stall` ... (`GET /v1/models` lists them).
//       Several names, `busy:2,half,ok`, are for one call of a step after the other; the last one stays.
//   F2. Every call is in the journal, on disk before it is answered; `GET /calls` tells them with those open.
//   F3. A good answer is the offline agent's documents: the same prompt gives the same answer.

export type FakeModelOptions = {
  /** File that takes a line for each call; null keeps them in memory alone. */
  journal: string | null;
  /** Milliseconds between two pieces of a text. */
  pieceMs: number;
  /** How long the model `storm` answers 429 from its first call on; milliseconds (60,000). */
  stormMs?: number;
};

export type FakeModel = { server: Server; journal: CallJournal };

const WIRES = [openAiWire, anthropicWire, googleWire];

export function createFakeModel({ journal: path, pieceMs, stormMs = 60_000 }: FakeModelOptions): FakeModel {
  const journal = new CallJournal(path);
  const turns = new Map<string, number>();
  let stormEnds = 0;
  const server = createServer((request, response) => {
    serve(request, response).catch((error) => response.destroy(error));
  });
  return { server, journal };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "/";
    if (request.method === "POST") {
      const body: unknown = JSON.parse(await readBody(request));
      for (const wire of WIRES) {
        const order = wire.readOrder(path, body);
        if (order) return answer(wire, order, request, response);
      }
    }
    if (path.endsWith("/models")) return sendJson(response, 200, { data: listModels() });
    if (path === "/calls") {
      const { calls, open, mostOpenOfOneStep } = journal;
      return sendJson(response, 200, { calls, open, mostOpenOfOneStep });
    }
    sendJson(response, 404, { error: { message: "There is nothing here.", code: "not_found" } });
  }

  async function answer(
    wire: Wire,
    order: ChatOrder,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { model, isStream, messages } = order;
    const prompt = messages.find(({ role }) => role === "user")?.content ?? "";
    const task = readPrompt(prompt);
    const place = task ? `${task.runTitle} / ${task.stepKey} ${task.iteration}` : hashOf(prompt);
    const { name, argument } = takeTurn(model, place);
    const behaviour = Object.hasOwn(BEHAVIOURS, name) ? BEHAVIOURS[name] : undefined;
    if (name === "storm") stormEnds ||= Date.now() + stormMs;
    const isStormy = name === "storm" && Date.now() < stormEnds;
    const call = journal.begin({ place, model, behaviour: name });
    let written: WrittenAnswer | undefined;
    const write = () => (written ??= task ? writeAnswer(task) : answerStranger(prompt));
    const reply = behaviour?.reply({ prompt, argument, isStormy, answer: write }) ?? UNKNOWN_MODEL;
    countTokens(call, messages, reply);
    response.once("close", () => journal.end(call, response.writableFinished ? "server" : "client"));
    const key = wire.readKey(request.headers);
    await sendReply(response, reply, { wire, call, model, key, isStream, pieceMs });
  }

  function takeTurn(model: string, place: string): { name: string; argument: number | undefined } {
    const names = model.split(",");
    const turn = turns.get(`${model} ${place}`) ?? 0;
    turns.set(`${model} ${place}`, turn + 1);
    const [name = "", argument] = (names[Math.min(turn, names.length - 1)] ?? "").split(":");
    return { name, argument: argument === undefined ? undefined : Number(argument) };
  }
}

function listModels(): object[] {
  return Object.entries(BEHAVIOURS).map(([id, { about }]) => ({ id, object: "model", about }));
}

const UNKNOWN_MODEL: Reply = { kind: "trouble", trouble: "unknown-model" };

const CHARACTERS_PER_TOKEN = 4;

/** A quarter of the prompt counts as cached, so that there is something to add up. */
function countTokens(call: SeenCall, messages: ChatOrder["messages"], reply: Reply): void {
  const characters = messages.reduce((sum, { content }) => sum + content.length, 0);
  call.inputTokens = Math.ceil(characters / CHARACTERS_PER_TOKEN);
  call.cachedTokens = Math.floor(call.inputTokens / 4);
  call.outputTokens = reply.kind === "stream" ? Math.ceil(reply.text.length / CHARACTERS_PER_TOKEN) : 0;
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
