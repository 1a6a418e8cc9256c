import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { z } from "zod";
import { BEHAVIOURS, type Reply } from "./behaviours";
import { CallJournal, type SeenCall } from "./call-journal";
import { readPrompt } from "./read-prompt";
import { sendReply } from "./send-reply";
import { answerStranger, type WrittenAnswer, writeAnswer } from "./write-answer";

// A server with the OpenAI chat completions API and no model behind it (reliability.md K4).
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

const ChatOrder = z.object({
  model: z.string(),
  stream: z.boolean().default(false),
  messages: z.array(z.object({ role: z.string(), content: z.string().nullable().default("") })),
});

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
    if (request.method === "POST" && path.endsWith("/chat/completions")) return chat(request, response);
    if (path.endsWith("/models")) return sendJson(response, 200, { data: listModels() });
    if (path === "/calls") {
      const { calls, open, mostOpenOfOneStep } = journal;
      return sendJson(response, 200, { calls, open, mostOpenOfOneStep });
    }
    sendJson(response, 404, { error: { message: "There is nothing here.", code: "not_found" } });
  }

  async function chat(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const order = ChatOrder.parse(JSON.parse(await readBody(request)));
    const prompt = order.messages.find(({ role }) => role === "user")?.content ?? "";
    const task = readPrompt(prompt);
    const place = task ? `${task.runTitle} / ${task.stepKey} ${task.iteration}` : hashOf(prompt);
    const { name, argument } = takeTurn(order.model, place);
    const behaviour = Object.hasOwn(BEHAVIOURS, name) ? BEHAVIOURS[name] : undefined;
    if (name === "storm") stormEnds ||= Date.now() + stormMs;
    const isStormy = name === "storm" && Date.now() < stormEnds;
    const call = journal.begin({ place, model: order.model, behaviour: name });
    let written: WrittenAnswer | undefined;
    const answer = () => (written ??= task ? writeAnswer(task) : answerStranger(prompt));
    const key = (request.headers.authorization ?? "").replace(/^Bearer /, "");
    const reply = behaviour?.reply({ prompt, key, argument, isStormy, answer }) ?? unknownModel(order.model);
    countTokens(call, order.messages, reply);
    response.once("close", () => journal.end(call, response.writableFinished ? "server" : "client"));
    await sendReply(response, reply, { call, model: order.model, isStream: order.stream, pieceMs });
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

function unknownModel(model: string): Reply {
  const body = JSON.stringify({ error: { message: `There is no model ${model}.`, code: "model_not_found" } });
  return { kind: "status", status: 404, headers: { "content-type": "application/json" }, body };
}

const CHARACTERS_PER_TOKEN = 4;

/** A quarter of the prompt counts as cached, so that there is something to add up. */
function countTokens(call: SeenCall, messages: { content: string | null }[], reply: Reply): void {
  const characters = messages.reduce((sum, { content }) => sum + (content?.length ?? 0), 0);
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
