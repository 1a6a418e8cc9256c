import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import type { Outcome } from "#server/engine/agent-port";
import { KEY, openModelRig } from "./testing/model-rig";
import { sampleTask } from "./testing/sample-task";

// The four providers by their own code and their own protocols, over HTTP: what each says in its words comes to
// the same document, figures and faults here.

const template = readFileSync("workflows/library/templates/requirements-tmpl.yaml", "utf8");
const rig = await openModelRig();
afterAll(() => rig.close());

const PROVIDERS = ["openai", "anthropic", "google", "compatible"] as const;
let runs = 0;
const task = (given: Parameters<typeof sampleTask>[0] = {}) =>
  sampleTask({
    runTitle: `Wire ${++runs}`,
    input: { idea: "Neighbours lend tools to each other" },
    wanted: [{ name: "requirements.md", template }],
    asks: [{ name: "po_checklist_issues", values: [] }],
    timeoutMs: 3_600_000,
    ...given,
  });
const messageOf = (outcome: Outcome) => (outcome.kind === "failed" ? outcome.message : outcome.kind);
const callsSince = (from: number) => rig.ledger.calls.slice(from);

test.each(PROVIDERS)(
  "%s writes a document, and its tokens and money are those that it told",
  async (provider) => {
    const { outcome, text } = await rig.perform(`${provider}/ok`, task());
    expect(outcome).toMatchObject({ kind: "succeeded", findings: { po_checklist_issues: false } });
    expect(text).toContain("## Functional requirements");
    const [call, seen] = [rig.ledger.calls.at(-1), rig.journal.calls.at(-1)];
    const { inputTokens = 0, outputTokens = 0, cachedTokens = 0 } = seen ?? {};
    expect(cachedTokens).toBeGreaterThan(100);
    expect(call).toMatchObject({
      inputTokens,
      outputTokens,
      cachedTokens,
      isEstimated: false,
      finishReason: "stop",
    });
    const millionths = (inputTokens - cachedTokens) * 2 + cachedTokens * 0.5 + outputTokens * 8;
    expect(call?.cost).toBeCloseTo(millionths / 1e6, 9);
  },
);

test.each(
  PROVIDERS.flatMap((provider) =>
    ["busy:2", "crowded", "down", "broken"].map((behaviour) => [provider, behaviour] as const),
  ),
)("%s after %s waits and calls again", async (provider, behaviour) => {
  const from = rig.ledger.calls.length;
  const { outcome } = await rig.perform(`${provider}/${behaviour},ok`, task());
  expect(outcome.kind).toBe("succeeded");
  expect(callsSince(from).map(({ error }) => error === null)).toEqual([false, true]);
});

test.each(
  PROVIDERS.flatMap((provider) =>
    ["half", "cut", "garbled", "falters"].map((how) => [provider, how] as const),
  ),
)("%s that breaks off (%s) fails the attempt, which may be tried again", async (provider, how) => {
  const { outcome } = await rig.perform(`${provider}/${how}`, task());
  expect(outcome).toMatchObject({ kind: "failed", reason: "model-error", retryable: true });
  expect(messageOf(outcome)).not.toMatch(/\[object|\{"/);
  expect(rig.ledger.calls.at(-1)?.raw?.length).toBeGreaterThan(0);
});

const LASTING: [behaviour: string, sentence: RegExp][] = [
  ["denied", /The key for (openai|anthropic|google|compatible) was refused: set [A-Z_]+_API_KEY/],
  ["unpaid", /Look at plan and billing of the account at (openai|anthropic|google|compatible)/],
  ["too-long", /longer than this model can take: choose one with more room/],
  ["nobody-knows-it", /answered 404: .* Check whether \w+ offers "nobody-knows-it"/],
];

test.each(
  PROVIDERS.flatMap((provider) =>
    LASTING.map(([behaviour, sentence]) => [provider, behaviour, sentence] as const),
  ),
)("%s when it is %s stops at once with what to do", async (provider, behaviour, sentence) => {
  const from = rig.ledger.calls.length;
  const { outcome } = await rig.perform(`${provider}/${behaviour}`, task());
  expect(outcome).toMatchObject({ kind: "failed", retryable: false });
  expect(messageOf(outcome)).toMatch(sentence);
  expect(messageOf(outcome)).not.toContain(KEY);
  expect(callsSince(from)).toHaveLength(1);
});

test.each(
  PROVIDERS.flatMap((provider) => ["refusal", "blocked"].map((behaviour) => [provider, behaviour] as const)),
)(
  "%s that filters (%s) is asked once more, and then a person sees that it was the filter",
  async (provider, behaviour) => {
    const { outcome } = await rig.perform(`${provider}/${behaviour}`, task());
    expect(outcome).toMatchObject({ kind: "failed", reason: "invalid-answer", retryable: false });
    expect(messageOf(outcome)).toMatch(/provider's filter ended the answer/);
  },
);

test.each(PROVIDERS)("%s: tools are called, but there are none", async (provider) => {
  const { outcome } = await rig.perform(`${provider}/tools`, task());
  expect(messageOf(outcome)).toMatch(/Tools were called, but there are none/);
});

test.each(PROVIDERS)("%s: an abort closes the connection", async (provider) => {
  const stop = new AbortController();
  const performed = rig.perform(`${provider}/slow:600`, task(), stop.signal);
  await expect.poll(() => rig.journal.open.length).toBe(1);
  stop.abort(new Error("cancelled"));
  await expect(performed).rejects.toThrow("cancelled");
  await expect.poll(() => rig.journal.calls.at(-1)?.endedBy).toBe("client");
});
