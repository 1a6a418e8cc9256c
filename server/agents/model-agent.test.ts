import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import type { Outcome } from "#server/engine/agent-port";
import { limitOf } from "#workflows/testing/tier";
import { KEY, openModelRig } from "./testing/model-rig";
import { sampleTask } from "./testing/sample-task";

const template = readFileSync("workflows/library/templates/requirements-tmpl.yaml", "utf8");
const rig = await openModelRig();
const hasty = await openModelRig({ limits: { firstTextMs: 100, silenceMs: 100 } });
afterAll(async () => {
  await rig.close();
  await hasty.close();
});

let runs = 0;
const task = (given: Parameters<typeof sampleTask>[0] = {}) =>
  sampleTask({
    runTitle: `Run ${++runs}`,
    input: { idea: "Neighbours lend tools to each other" },
    wanted: [{ name: "requirements.md", template }],
    timeoutMs: 3_600_000,
    ...given,
  });

const documentOf = (outcome: Outcome) =>
  outcome.kind === "succeeded" ? (outcome.documents[0]?.content ?? "") : "";
const behavioursSince = (from: number) => rig.journal.calls.slice(from).map(({ behaviour }) => behaviour);

test("a document comes back whole, and was written before people's eyes without the block", async () => {
  const { outcome, text } = await rig.perform("ok", task());
  expect(outcome).toMatchObject({ kind: "succeeded", model: "compatible/ok", usage: null });
  expect(documentOf(outcome)).toContain("## Functional requirements");
  expect(text.trim()).toBe(documentOf(outcome).trim());
  expect(text).not.toContain("botarmy-result");
});

test("what keeps the model from being sure stands beside its summary", async () => {
  const { outcome } = await rig.perform("ok", task());
  expect(outcome).toMatchObject({
    summary: expect.stringMatching(/^Wrote requirements\.md: [^.]+\.$/),
    doubts: { reason: "Written by the fake model from templates.", questions: [] },
  });
});

test("a call is recorded with its tokens, money, times and texts", async () => {
  await rig.perform("ok", task());
  const [call, seen] = [rig.ledger.calls.at(-1), rig.journal.calls.at(-1)];
  const { inputTokens = 0, outputTokens = 0, cachedTokens = 0 } = seen ?? {};
  expect(call).toMatchObject({
    inputTokens,
    outputTokens,
    cachedTokens,
    isEstimated: false,
    finishReason: "stop",
    raw: null,
  });
  const millionths = (inputTokens - cachedTokens) * 2 + cachedTokens * 0.5 + outputTokens * 8;
  expect(call?.cost).toBeCloseTo(millionths / 1e6, 9);
  expect(call?.answer).toContain("botarmy-result");
  expect(call?.prompt).toContain("Neighbours lend tools");
});

test.each(["bad-block", "no-block", "unsure", "lacking", "refusal", "tools"])(
  "%s is asked for once more with the error, and then right",
  async (behaviour) => {
    const from = rig.journal.calls.length;
    const { outcome } = await rig.perform(`${behaviour},ok`, task());
    expect(outcome.kind).toBe("succeeded");
    expect(behavioursSince(from)).toEqual([behaviour, "ok"]);
    expect(rig.ledger.calls.at(-1)?.prompt).toContain("Your answer could not be used: ");
  },
);

test.each([
  ["bad-block", /result block is not JSON/],
  ["no-block", /does not end with the result block/],
  ["unsure", /`confidence` is wrong/],
  ["lacking", /lacks the required section "/],
  ["refusal", /I can't help with that.*filter ended the answer/],
  ["tools", /Tools were called, but there are none/],
])("%s twice goes to a person, who sees what is wrong", async (behaviour, sentence) => {
  const { outcome } = await rig.perform(behaviour, task());
  expect(outcome).toMatchObject({ kind: "failed", reason: "invalid-answer", retryable: false });
  expect(outcome.kind === "failed" && outcome.message).toMatch(sentence);
});

test.each(["busy", "crowded", "down", "broken"])("after %s it waits and calls again", async (behaviour) => {
  const from = rig.journal.calls.length;
  const { outcome } = await rig.perform(`${behaviour},${behaviour},ok`, task());
  expect(outcome.kind).toBe("succeeded");
  expect(behavioursSince(from)).toEqual([behaviour, behaviour, "ok"]);
});

test.each([
  ["half", /broke off/],
  ["cut", /broke off: Response stream ended/],
  ["garbled", /broke off/],
])("%s fails the attempt, which may be repeated, and its bytes are kept", async (behaviour, sentence) => {
  const { outcome } = await rig.perform(behaviour, task());
  expect(outcome).toMatchObject({ kind: "failed", reason: "model-error", retryable: true });
  expect(outcome.kind === "failed" && outcome.message).toMatch(sentence);
  const call = rig.ledger.calls.at(-1);
  expect(call?.error).toMatch(sentence);
  expect(call?.raw?.length ?? 0).toBeGreaterThan(100);
});

test.each(["stall", "hang"])("%s is broken off after a while of silence", async (behaviour) => {
  const { outcome } = await hasty.perform(behaviour, task());
  expect(outcome).toMatchObject({
    retryable: true,
    message: expect.stringContaining("said nothing for 0.1 s"),
  });
  await expect.poll(() => hasty.journal.open).toEqual([]);
  expect(hasty.journal.calls.at(-1)?.endedBy).toBe("client");
});

test.each(["nul", "surrogate"])(
  "%s in a document is replaced there and kept as it came",
  async (behaviour) => {
    const { outcome } = await rig.perform(behaviour, task());
    expect(documentOf(outcome)).toContain("t\uFFFDhe");
    expect(documentOf(outcome).isWellFormed()).toBe(true);
    expect(rig.ledger.calls.at(-1)?.raw?.toString()).toMatch(/\\u0000|\\ud800/);
  },
);

test("10 MB come back whole, and people follow the beginning", async () => {
  const { outcome, text } = await rig.perform("huge", task());
  expect(documentOf(outcome).length).toBeGreaterThan(9_900_000);
  expect(text.length).toBeLessThan(500_000);
});

test("a key that the provider repeats is hidden everywhere, and a refused key is a person's matter", async () => {
  const { outcome } = await rig.perform("denied", task());
  expect(outcome).toMatchObject({ kind: "failed", retryable: false });
  const call = rig.ledger.calls.at(-1);
  const texts = [JSON.stringify(outcome), call?.error, call?.answer, call?.prompt, call?.raw?.toString()];
  expect(texts.join(" ")).not.toContain(KEY);
  expect(call?.error).toContain("The key for compatible was refused: set COMPATIBLE_API_KEY");
});

test("a redirect is not followed", async () => {
  const { outcome } = await rig.perform("redirect", task());
  expect(outcome).toMatchObject({
    kind: "failed",
    retryable: false,
    message: expect.stringContaining("not followed"),
  });
});

test("a model that is not there is named", async () => {
  const { outcome } = await rig.perform("nobody", task());
  expect(outcome).toMatchObject({
    message: expect.stringMatching(/404: The model `nobody` does not exist\..*BOTARMY_MODEL/),
  });
});

test("a question takes the place of the document, and its answer comes with the next attempt", async () => {
  const { outcome } = await rig.perform("question", task({ questionsLeft: 2 }));
  expect(outcome).toMatchObject({
    kind: "question",
    recommendation: "no",
    options: [{ value: "yes" }, { value: "no" }],
  });
  const answered = [{ question: "Sign in?", answer: "no", comment: "", by: "Ann" }];
  expect((await rig.perform("question", task({ questionsLeft: 1, answered }))).outcome.kind).toBe(
    "succeeded",
  );
});

test("an abort closes the connection within a second", async () => {
  const stop = new AbortController();
  const performing = rig.perform("slow:60", task(), stop.signal);
  await expect.poll(() => rig.journal.open.length).toBe(1);
  const at = Date.now();
  stop.abort(new Error("cancelled by Ann"));
  await expect(performing).rejects.toThrow("cancelled by Ann");
  await expect.poll(() => rig.journal.open.length).toBe(0);
  expect(Date.now() - at).toBeLessThan(limitOf(1_000));
  expect(rig.journal.calls.at(-1)?.endedBy).toBe("client");
  expect(rig.ledger.calls.at(-1)).toMatchObject({
    isEstimated: true,
    error: expect.stringContaining("cancelled"),
  });
});

test("a budget is asked before each call and told after it", async () => {
  const told: string[] = [];
  const budget = {
    reserve: async (estimate: { tokens: number }) => {
      told.push(`reserve ${estimate.tokens > 16_384}`);
      return { ok: true as const, reservationId: `r${told.length}` };
    },
    settle: async (id: string, usage: { inputTokens: number }) =>
      void told.push(`settle ${id} ${usage.inputTokens > 0}`),
  };
  await rig.agentOf("no-block,ok").perform(task(), () => undefined, new AbortController().signal, budget);
  expect(told).toEqual(["reserve true", "settle r1 true", "reserve true", "settle r3 true"]);
});

test("findings are those that were asked for, and nothing else", async () => {
  const asks = [{ name: "tests", values: ["pass"] }];
  const { outcome } = await rig.perform("injected", task({ asks }));
  expect(outcome.kind === "succeeded" && Object.keys(outcome.findings)).toEqual(
    ["tests"].filter((name) => outcome.kind === "succeeded" && name in outcome.findings),
  );
  expect(Object.keys(outcome)).not.toContain("next_step");
});
