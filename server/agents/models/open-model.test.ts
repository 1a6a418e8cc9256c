import { afterEach, expect, test, vi } from "vitest";
import type { ModelName } from "../model-name";
import { callModel } from "./call-model";
import { openModel } from "./open-model";

// The real provider code up to the wire: where it calls, with what key, and what it makes of a refusal.

const KEY = "sk-canary-0123456789";
const providers = {
  openai: KEY,
  anthropic: KEY,
  google: KEY,
  compatible: { baseUrl: "http://127.0.0.1:11434/v1/", apiKey: KEY },
};
afterEach(() => void vi.unstubAllGlobals());

async function callOnWire(name: ModelName) {
  const seen: { url: string; headers: Record<string, string>; body: string; redirect?: string }[] = [];
  vi.stubGlobal("fetch", async (input: string | URL, init: RequestInit = {}) => {
    const { redirect, body, headers } = init;
    seen.push({
      url: String(input),
      headers: Object.fromEntries(new Headers(headers)),
      body: String(body),
      redirect,
    });
    return new Response('{"error":{"message":"No."}}', {
      status: 401,
      headers: { "content-type": "application/json" },
    });
  });
  const { error } = await callModel({
    open: openModel(name, providers),
    messages: { system: "Be brief.", turns: [{ role: "user", content: "Hello?" }] },
    limits: { firstTextMs: 5_000, silenceMs: 5_000, outputTokens: 77, characters: 1_000 },
    onText: () => undefined,
    abort: new AbortController().signal,
    now: () => 0,
  });
  return { seen, error };
}

test.each([
  ["openai", "gpt-x", "https://api.openai.com/v1/chat/completions", "authorization", `Bearer ${KEY}`],
  ["anthropic", "claude-x", "https://api.anthropic.com/v1/messages", "x-api-key", KEY],
  [
    "google",
    "gemini-x",
    "https://generativelanguage.googleapis.com/v1beta/models/gemini-x:streamGenerateContent?alt=sse",
    "x-goog-api-key",
    KEY,
  ],
  ["compatible", "org/llama", "http://127.0.0.1:11434/v1/chat/completions", "authorization", `Bearer ${KEY}`],
] as const)(
  "%s is called at its own address, once, with its key in a header",
  async (provider, id, url, header, value) => {
    const { seen, error } = await callOnWire({ provider, id });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ url, redirect: "manual" });
    expect(seen[0]?.headers[header]).toBe(value);
    expect(seen[0]?.body).toMatch(/Be brief.*Hello\?|Hello\?.*Be brief/);
    expect(seen[0]?.body).toContain("77");
    expect(`${seen[0]?.url}${seen[0]?.body}`).not.toContain(KEY);
    expect(error).toMatchObject({ statusCode: 401 });
  },
);

test.each(["openai", "anthropic", "google", "compatible"] as const)(
  "%s without its variable is refused by name",
  (provider) => {
    const variable =
      /(OPENAI_API_KEY|ANTHROPIC_API_KEY|GOOGLE_GENERATIVE_AI_API_KEY|COMPATIBLE_BASE_URL) is not set/;
    expect(() => openModel({ provider, id: "x" }, {})).toThrow(variable);
  },
);
