import { expect, test } from "vitest";
import { createScriptedAgent, fail, succeed } from "./scripted-agent";
import { sampleTask } from "./testing/sample-task";

const running = () => new AbortController().signal;
const ignore = () => {};

test("a step that is not named succeeds with every wanted document", async () => {
  const agent = createScriptedAgent();
  const outcome = await agent.perform(sampleTask({ wanted: ["a.md", "b.md"] }), ignore, running());
  expect(outcome.kind === "succeeded" && outcome.documents.map((document) => document.name)).toEqual([
    "a.md",
    "b.md",
  ]);
});

test("answers of one step come in order and the last one stays", async () => {
  const agent = createScriptedAgent({ build: [fail(), succeed({ summary: "second" })] });
  const perform = () => agent.perform(sampleTask({ stepKey: "build" }), ignore, running());
  expect([(await perform()).kind, (await perform()).kind, (await perform()).kind]).toEqual([
    "failed",
    "succeeded",
    "succeeded",
  ]);
});

test("each run goes through the script on its own", async () => {
  const agent = createScriptedAgent({ build: [fail(), succeed()] });
  const perform = (runId: string) =>
    agent.perform(sampleTask({ stepKey: "build", runId }), ignore, running());
  await perform("run-a");
  expect((await perform("run-b")).kind).toBe("failed");
});

test("the star answers steps that are not named", async () => {
  const agent = createScriptedAgent({ "*": fail({ message: "Nothing works." }) });
  const outcome = await agent.perform(sampleTask({ stepKey: "anything" }), ignore, running());
  expect(outcome).toMatchObject({ kind: "failed", message: "Nothing works." });
});

test("a hanging step ends with the abort's reason", async () => {
  const agent = createScriptedAgent({ build: { kind: "hangs" } });
  const stop = new AbortController();
  const outcome = agent.perform(sampleTask({ stepKey: "build" }), ignore, stop.signal);
  stop.abort(new Error("cancelled by Ann"));
  await expect(outcome).rejects.toThrow("cancelled by Ann");
});

test("a scripted throw comes out as it is", async () => {
  const agent = createScriptedAgent({ build: { kind: "throws", message: "boom" } });
  await expect(agent.perform(sampleTask({ stepKey: "build" }), ignore, running())).rejects.toThrow("boom");
});

test("texts are written before a delayed answer and every task is remembered", async () => {
  const agent = createScriptedAgent({
    build: { kind: "writes", texts: ["one ", "two"], next: { kind: "delayed", ms: 1, next: succeed() } },
  });
  const written: string[] = [];
  await agent.perform(sampleTask({ stepKey: "build" }), (text) => written.push(text), running());
  expect(written.join("")).toBe("one two");
  expect(agent.performed.map((task) => task.stepKey)).toEqual(["build"]);
});
